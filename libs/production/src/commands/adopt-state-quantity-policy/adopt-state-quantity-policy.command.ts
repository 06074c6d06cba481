import { BusinessCommand, OneOf, Value, Whole } from '#embarque/application';
import { Competence } from '#embarque/kernel';
import { QUANTITY_POLICIES } from '../../domain/quantity-policy.js';

/** The state chooses how kilometres become units for every manager that chooses nothing itself, from a month to come on. */
export class AdoptStateQuantityPolicy extends BusinessCommand {
  @OneOf([...new Set(QUANTITY_POLICIES.map(({ id }) => id))]) policyId!: string;
  @Whole({ min: 1, max: 1000, example: 1 }) version!: number;
  @Value(Competence, { description: 'Primeira competência em que vale; ainda não começada' }) from!: Competence;
}

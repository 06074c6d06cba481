import { BusinessCommand, OneOf, Value, Whole } from '#embarque/application';
import { Competence, IbgeCode, Uuid } from '#embarque/kernel';
import { QUANTITY_POLICIES } from '../../domain/quantity-policy.js';

/** A manager chooses how kilometres become units, from a month on. */
export class AdoptQuantityPolicy extends BusinessCommand {
  @Value(Uuid) managerId!: Uuid;
  @OneOf([...new Set(QUANTITY_POLICIES.map(({ id }) => id))]) policyId!: string;
  @Whole({ min: 1, max: 1000, example: 1 }) version!: number;
  @Value(IbgeCode, { optional: true, description: 'Só para este município de destino' }) destination?: IbgeCode;
  @Value(Competence, { description: 'Primeira competência em que vale' }) from!: Competence;
}

import { BusinessCommand, OneOf, Value, Whole } from '#embarque/application';
import { Competence, Uuid } from '#embarque/kernel';
import { SIGNING_POLICIES } from '../../domain/signing-policy.js';

/** A manager chooses which professional signs its lines, from a month on. */
export class AdoptSigningPolicy extends BusinessCommand<{ managerId: Uuid }> {
  @Value(Uuid) managerId!: Uuid;
  @OneOf([...new Set(SIGNING_POLICIES.map(({ id }) => id))]) policyId!: string;
  @Whole({ min: 1, max: 1000, example: 1 }) version!: number;
  @Value(Competence, { description: 'Primeira competência em que vale' }) from!: Competence;
}

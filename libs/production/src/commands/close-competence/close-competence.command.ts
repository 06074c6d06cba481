import { BusinessCommand, Value } from '#embarque/application';
import { Competence, Uuid } from '#embarque/kernel';

/** Closes a month of presentation for good; what happens later goes into a later one. */
export class CloseCompetence extends BusinessCommand<{ managerId: Uuid; competence: Competence }> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
}

import { BusinessCommand, Value } from '#embarque/application';
import { Competence, Uuid } from '#embarque/kernel';
import { type MonthFound } from '../../domain/production.js';

/** Checks a month before it is closed (the "consistência" of BPA-Mag): what goes into its file, and what stays out, and why. */
export class CheckCompetence extends BusinessCommand<{ managerId: Uuid; competence: Competence } & MonthFound> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
}

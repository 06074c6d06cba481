import { BusinessCommand, Value } from '#embarque/application';
import { Competence, Uuid } from '#embarque/kernel';
import { type ExportedFile } from '../../domain/production.js';

/** Writes the file of a closed month and records what was written. */
export class ExportBpaFile extends BusinessCommand<ExportedFile> {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
}

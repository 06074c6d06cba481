import { BusinessCommand, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';

/** Has every line of a checked spreadsheet carried out that was found to be new and right. */
export class CommitImport extends BusinessCommand<{ importId: Uuid }> {
  @Value(Uuid) importId!: Uuid;
}

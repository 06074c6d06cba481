import { Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { TemplateFields } from '../define-trip-template/template-fields.js';

/** Describes the trip anew; trips that are scheduled already stay as they are. */
export class ChangeTripTemplate extends TemplateFields<object> {
  @Value(Uuid) templateId!: Uuid;
}

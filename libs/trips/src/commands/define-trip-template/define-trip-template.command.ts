import { type Uuid } from '#embarque/kernel';
import { TemplateFields } from './template-fields.js';

/** Describes a trip that is made again and again. */
export class DefineTripTemplate extends TemplateFields<{ templateId: Uuid }> {}

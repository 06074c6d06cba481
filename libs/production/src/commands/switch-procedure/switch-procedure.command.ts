import { BusinessCommand, Flag, OneOf, Text, Value } from '#embarque/application';
import { Cnes, Competence, Uuid } from '#embarque/kernel';
import { SWITCHABLE, type Switchable } from '../../domain/procedure-choices.js';

/** Presents a procedure besides road displacement, or no longer, from a month on. */
export class SwitchProcedure extends BusinessCommand<{ managerId: Uuid }> {
  @Value(Uuid) managerId!: Uuid;
  @OneOf(SWITCHABLE, { description: 'Deslocamento fluvial ou aéreo, ajuda de custo, radioterapia ou hemodiálise' })
  mode!: Switchable;
  @Flag({ description: 'Se passa a ser apresentado' }) on!: boolean;
  @Value(Competence, { description: 'Primeira competência em que vale' }) from!: Competence;
  @Value(Cnes, { optional: true, many: 50, description: 'Só de tratamento: onde ele é feito' })
  establishments?: Cnes[];
  @Text({ max: 300, example: 'Portaria GM/MS 11.179/2026; Deliberação CIB-SUS/MG 1/2026' }) legalBasis!: string;
}

import { BusinessCommand, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';

/** Ends a template: no more trips come from it. */
export class RetireTripTemplate extends BusinessCommand {
  @Value(Uuid) templateId!: Uuid;
  @Text({ max: 300, example: 'Linha encerrada', description: 'Motivo, sem nomes de pessoas' }) reason!: string;
}

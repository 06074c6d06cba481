import { BusinessCommand, Text, Value } from '#embarque/application';
import { Cnes, IbgeCode } from '#embarque/kernel';

/** Registers a health establishment of the CNES. */
export class RegisterEstablishment extends BusinessCommand<{ cnes: Cnes }> {
  @Value(Cnes) cnes!: Cnes;
  @Text({ max: 100, example: 'Hospital Exemplo' }) name!: string;
  @Value(IbgeCode, { description: 'Município do estabelecimento' }) municipality!: IbgeCode;
}

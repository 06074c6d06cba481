import { BusinessCommand, Group, OneOf, Text, Value } from '#embarque/application';
import { Cbo, Cnes, Cnpj, Cns, Uuid } from '#embarque/kernel';

export class OriginInput {
  @Text({ max: 30, example: 'CONSORCIO EXEMPLO' }) name!: string;
  @Text({ max: 6, example: 'CONEX' }) acronym!: string;
  @Value(Cnpj) document!: Cnpj;
}

export class DestinationInput {
  @Text({ max: 40, example: 'SECRETARIA DE ESTADO EXEMPLO' }) name!: string;
  @OneOf(['M', 'E'], { description: 'Municipal ou estadual' }) kind!: 'M' | 'E';
}

/** Says in whose name a manager presents its production. */
export class SetPresenter extends BusinessCommand {
  @Value(Uuid) managerId!: Uuid;
  @Value(Cnes, { description: 'Estabelecimento que apresenta' }) establishment!: Cnes;
  @Value(Cns, { description: 'CNS do profissional que assina' }) professional!: Cns;
  @Value(Cbo, { description: 'Ocupação do profissional' }) occupation!: Cbo;
  @Group(() => OriginInput, { description: 'Órgão de origem' }) origin!: OriginInput;
  @Group(() => DestinationInput, { description: 'Órgão de destino' }) destination!: DestinationInput;
}

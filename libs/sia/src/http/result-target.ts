import { Text } from '#embarque/application';

/** What a result file is called: comes in the address, for the body is the file. */
export class ResultTarget {
  @Text({ max: 100, description: 'Nome do arquivo' }) fileName!: string;
}

import { BusinessCommand, OneOf, Value, Whole } from '#embarque/application';
import { IbgeCode, Uuid } from '#embarque/kernel';
import { IMPORT_KINDS, type ImportFacts, type ImportKind } from '../../domain/import.js';

/** What a spreadsheet is of: comes in the address, for the body is the file. */
export class ImportTarget {
  @OneOf(IMPORT_KINDS, { description: 'O que a planilha traz' }) kind!: ImportKind;
  @Value(Uuid, { optional: true, description: 'O gestor, para veículos, rotas e distâncias' }) managerId?: Uuid;
  @Value(IbgeCode, { optional: true, description: 'O município, para pessoas e atendimentos' }) municipality?: IbgeCode;
}

/** Brings a spreadsheet, whose lines have been put aside under this id. Nothing is registered yet. */
export class UploadImport extends BusinessCommand<{ importId: Uuid; lines: number }> implements ImportFacts {
  @OneOf(IMPORT_KINDS) kind!: ImportKind;
  @Value(Uuid, { optional: true }) managerId?: Uuid;
  @Value(IbgeCode, { optional: true }) municipality?: IbgeCode;
  @Value(Uuid) importId!: Uuid;
  @OneOf(['csv', 'xlsx']) format!: 'csv' | 'xlsx';
  @Whole({ min: 1, max: 1_000_000_000 }) bytes!: number;
  @Whole({ min: 1, max: 1_000_000 }) lines!: number;
}

import type { Field } from './layout.js';

/** `fault`: the file is not right. `note`: worth knowing, and accepted somewhere; it fails no verification. */
export type Severity = 'fault' | 'note';

interface Detail {
  readonly label: string;
  readonly found: string | number;
  readonly expected: string | number;
}
type Kind = readonly [Severity, (detail: Detail) => string];

const month = (competence: string | number): string => String(competence).replace(/^(\d{4})(\d{2})$/, '$2/$1');
const padded = (value: string | number, length: number): string => String(value).padStart(length, '0');

/**
 * Every fault by its stable code, and what it says to the user. A sentence never repeats what may be personal (names,
 * documents, dates of birth).
 */
const KINDS = {
  'file-empty': ['fault', () => 'O arquivo está vazio.'],
  'not-a-bpa': [
    'fault',
    () => 'O arquivo não parece ser um BPA: não começa por 01#BPA# nem por uma linha de produção.',
  ],
  'byte-order-mark': ['fault', () => 'O arquivo começa com a marca BOM do UTF-8, que desloca o cabeçalho.'],
  'file-name': [
    'fault',
    ({ found, expected }) =>
      `O nome do arquivo diz mês ${padded(found, 2)}, e o cabeçalho, mês ${padded(expected, 2)}.`,
  ],
  'no-lines': ['fault', () => 'O arquivo não tem nenhuma linha de produção.'],
  changed: ['fault', () => 'O arquivo foi alterado depois de gravado: o selo do cabeçalho não confere com o conteúdo.'],

  'line-end': ['fault', () => 'A linha termina só com LF; deve terminar com CR e LF.'],
  'last-line-end': ['fault', () => 'A última linha não termina com CR e LF: o arquivo pode estar truncado.'],
  'line-too-long': ['fault', ({ found }) => `A linha tem mais de ${found} caracteres e não foi lida.`],
  'line-length': ['fault', ({ found, expected }) => `A linha tem ${found} caracteres; deveria ter ${expected}.`],
  'line-layout': [
    'fault',
    ({ found, expected }) =>
      `A linha está em outro layout: tem ${found} caracteres, e a competência do arquivo pede ${expected}.`,
  ],
  'record-type': ['fault', () => 'A linha não começa por 02 (BPA-C) nem por 03 (BPA-I).'],
  'record-order': ['fault', () => 'As linhas 02 (BPA-C) devem vir antes das linhas 03 (BPA-I).'],
  utf8: ['fault', () => 'A linha tem acentos em UTF-8, que ocupam dois bytes e deslocam os campos seguintes.'],
  'not-ascii': ['fault', ({ found }) => `Há um caractere fora do ASCII imprimível na posição ${found}.`],
  'not-upper-case': ['fault', ({ found }) => `Há letra minúscula na posição ${found}; o arquivo usa só maiúsculas.`],
  quote: ['fault', ({ found }) => `Há aspas ou apóstrofo na posição ${found}; o SIA não os aceita.`],

  'header-missing': ['fault', () => 'A primeira linha não é o cabeçalho 01#BPA#.'],
  'header-repeated': ['fault', () => 'Há um segundo cabeçalho no meio do arquivo.'],
  'header-length': ['fault', ({ found }) => `O cabeçalho tem ${found} caracteres; deve ter de 120 a 130.`],
  'header-blank': ['note', ({ label }) => `O campo ${label} está em branco no cabeçalho.`],
  'layout-unknown': ['fault', ({ found }) => `Não há layout conhecido para a competência ${month(found)}.`],
  control: ['fault', ({ found, expected }) => `O campo de controle é ${found}; a soma das linhas dá ${expected}.`],
  'line-counter': [
    'fault',
    ({ found, expected }) => `O cabeçalho diz ${found} linhas; pelo conteúdo seriam ${expected}.`,
  ],
  'sheet-counter': [
    'fault',
    ({ found, expected }) => `O cabeçalho diz ${found} folhas; pelo conteúdo seriam ${expected}.`,
  ],
  'counter-policy': ['note', () => 'Os contadores de linhas e folhas não seguem a regra do BPA Magnético.'],

  'not-numeric': ['fault', ({ label }) => `O campo ${label} deve ter só algarismos, alinhados com zeros à esquerda.`],
  required: ['fault', ({ label }) => `O campo ${label} é obrigatório e está em branco.`],
  zeros: ['fault', ({ label }) => `O campo ${label} está com zeros; sem valor, deve ficar em branco.`],
  range: ['fault', ({ label, expected }) => `O campo ${label} deve ir de ${expected}.`],
  domain: ['fault', ({ label }) => `O campo ${label} tem um valor que não existe na tabela.`],
  'check-digit': ['fault', ({ label }) => `O campo ${label} tem dígito verificador errado.`],
  date: ['fault', ({ label }) => `O campo ${label} não é uma data que existe.`],
  competence: ['fault', ({ label }) => `O campo ${label} não é uma competência AAAAMM válida.`],
  shape: ['fault', ({ label, expected }) => `O campo ${label} deve ${expected}.`],

  'competence-after-header': [
    'fault',
    ({ found, expected }) => `A linha é da competência ${month(found)}, posterior à do arquivo, ${month(expected)}.`,
  ],
  'attendance-after-competence': [
    'fault',
    ({ found }) => `O atendimento é posterior à competência da linha, ${month(found)}.`,
  ],
  'attendance-month': [
    'fault',
    ({ found }) => `O mês do atendimento é diferente da competência da linha, ${month(found)}.`,
  ],
  'attendance-earlier': [
    'note',
    ({ found }) => `O mês do atendimento é anterior à competência da linha, ${month(found)}.`,
  ],
  'window-expired': [
    'fault',
    ({ found }) => `O atendimento é de ${found} meses antes da competência do arquivo; o limite são 3.`,
  ],
  'window-old': ['note', ({ found }) => `O atendimento é de ${found} meses antes da competência do arquivo.`],
  'birth-after-attendance': ['fault', () => 'O nascimento é posterior ao atendimento.'],
  age: ['fault', ({ found, expected }) => `A idade é ${found}; pelas datas seriam ${expected} anos completos.`],
  'document-both': ['fault', () => 'CPF e CNS da pessoa estão preenchidos; só um pode estar.'],
  'document-none': ['fault', () => 'A pessoa está sem CPF e sem CNS.'],
  'document-cpf': ['fault', () => 'O procedimento exige o CPF da pessoa.'],
  'without-cpf': ['fault', () => 'A linha diz que a pessoa não tem CPF, e traz um CPF.'],
  'ethnicity-required': ['fault', () => 'A raça/cor 05 (indígena) exige a etnia.'],
  'ethnicity-forbidden': ['fault', () => 'A etnia só pode ser preenchida com a raça/cor 05 (indígena).'],
  'homeless-blank': ['note', () => 'A situação de rua está em branco; o SIA 06.04 pede S ou N.'],
  'service-incomplete': ['fault', () => 'Serviço e classificação devem ser preenchidos juntos.'],

  'line-repeated': [
    'fault',
    ({ found, expected }) =>
      `A folha ${padded(found, 3)}, linha ${padded(expected, 2)}, já apareceu para o mesmo CNES, profissional e competência.`,
  ],
  'sheet-missing': [
    'fault',
    ({ found }) =>
      `No grupo (CNES, profissional e competência) que começa nesta linha, falta a folha ${padded(found, 3)}.`,
  ],
  'sequence-missing': [
    'fault',
    ({ found, expected }) =>
      `No grupo (CNES, profissional e competência) que começa nesta linha, falta a linha ${padded(expected, 2)} da folha ${padded(found, 3)}.`,
  ],
  'sheets-uneven': [
    'note',
    ({ found, expected }) =>
      `No grupo (CNES, profissional e competência) que começa nesta linha, há folhas de ${found} e de ${expected} linhas.`,
  ],
  'too-many-sheets': [
    'fault',
    () => 'Há folhas demais: daqui em diante não se conferem repetições nem saltos de folha.',
  ],

  instrument: ['fault', ({ found }) => `O procedimento ${found} não se registra neste instrumento (BPA-C ou BPA-I).`],
  occupation: ['fault', ({ found, expected }) => `O CBO ${found} não pode registrar o procedimento ${expected}.`],
  'age-not-admitted': ['fault', ({ found }) => `A idade não é admitida pelo procedimento ${found}.`],
  'quantity-over': [
    'fault',
    ({ found, expected }) => `A quantidade ${found} passa do máximo do procedimento, ${expected}.`,
  ],
  'must-be-blank': [
    'fault',
    ({ label, found }) => `O campo ${label} deve ficar em branco para o procedimento ${found}.`,
  ],
} satisfies Record<string, Kind>;

export type FaultCode = keyof typeof KINDS;

export interface Fault {
  readonly code: FaultCode;
  readonly severity: Severity;
  /** Line of the file, counted from 1; 0 speaks of the file as a whole. */
  readonly line: number;
  /** Name in the layout document, and its positions, both ends included. */
  readonly field?: string;
  readonly from?: number;
  readonly to?: number;
  /** In Portuguese, for users. */
  readonly message: string;
}

/** Counts all faults and keeps the first few of each code: bounded, however bad the file is. */
export class FaultLog {
  #counts = new Map<FaultCode, number>();
  #kept: Fault[] = [];

  constructor(private readonly keepOfEach: number) {}

  add(code: FaultCode, line: number, field?: Field, found: string | number = '', expected: string | number = ''): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count > this.keepOfEach) return;
    const [severity, say]: Kind = KINDS[code];
    this.#kept.push({
      code,
      severity,
      line,
      ...(field && { field: field.name, from: field.start, to: field.end }),
      message: say({ label: field?.label ?? '', found, expected }),
    });
  }

  /** How many of a severity were found, kept or not. */
  count(severity: Severity): number {
    let total = 0;
    for (const [code, count] of this.#counts) if (KINDS[code][0] === severity) total += count;
    return total;
  }

  /** The kept ones in the order of the file. */
  kept(severity: Severity): Fault[] {
    return this.#kept.filter((fault) => fault.severity === severity).sort((a, b) => a.line - b.line);
  }

  get counts(): Partial<Record<FaultCode, number>> {
    return Object.fromEntries(this.#counts);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { REACHES, ruleFor, within, type Reaches } from '#embarque/application';
import { idFrom, NATIONALITIES, RACES, STREET_TYPES, type IbgeCode, type Uuid } from '#embarque/kernel';
import { contradictionsIn, PeopleDirectory, PeopleRegister, RegisterPerson } from '#embarque/people';
import { date, digits, oneOf, phone, plain, text, yesOrNo, type Reader } from '../domain/cells.js';
import { type Column } from '../domain/sheet.js';
import { fault, type Circumstances, type Desk, type Seen, type Values } from './desk.js';
import { town } from './places.js';

/** Codes of a table of the SUS by their names, and by themselves, with or without leading zeros. */
const coded = (table: ReadonlyMap<string, string>): Reader =>
  oneOf(
    new Map([
      ...[...table].map(([code, name]) => [name, code] as const),
      ...[...table.keys()].map((code) => [String(Number(code)), code] as const),
      ...[...table.keys()].map((code) => [code, code] as const),
    ]),
  );

const SEXES = new Map(Object.entries({ Feminino: 'F', Masculino: 'M', Indeterminado: 'I', F: 'F', M: 'M', I: 'I' }));
const WITHOUT_NUMBER = new Set(['sn', 'semnumero', '0']);

export const CPF_COLUMN: Column = { field: 'cpf', heading: 'CPF', example: '12345678909', read: digits(11, 5) };
export const CNS_COLUMN: Column = {
  ...{ field: 'cns', heading: 'CNS', also: ['Cartão SUS', 'Cartão Nacional de Saúde'] },
  ...{ example: '700000000000005', read: digits(15) },
};

/** People of a town, or of the towns that it brings. Known by CPF or CNS; without one, by name, birth and town. */
@Injectable()
export class People implements Desk {
  readonly kind = 'people';
  readonly title = 'pessoas';
  readonly command = RegisterPerson;
  readonly columns: readonly Column[] = [
    {
      ...{ field: 'name', heading: 'Nome', also: ['Nome completo', 'Paciente'], required: true, read: text },
      example: 'Maria Exemplo da Silva',
    },
    {
      ...{ field: 'birthDate', heading: 'Data de nascimento', also: ['Nascimento', 'Data nasc', 'Dt nascimento'] },
      ...{ required: true, example: '15/03/1970', read: date },
    },
    { field: 'sex', heading: 'Sexo', required: true, example: 'Feminino', read: oneOf(SEXES) },
    { field: 'race', heading: 'Raça/cor', also: ['Raça', 'Cor'], required: true, example: 'Parda', read: coded(RACES) },
    { field: 'ethnicity', heading: 'Etnia', example: '', read: digits(4, 3) },
    { field: 'nationality', heading: 'Nacionalidade', example: 'Brasil', read: coded(NATIONALITIES) },
    CPF_COLUMN,
    CNS_COLUMN,
    {
      ...{ field: 'municipality', heading: 'Município', also: ['Cidade', 'Município de residência'] },
      ...{ example: 'Oliveira', read: town },
    },
    { field: 'cep', heading: 'CEP', required: true, example: '35540-000', read: digits(8, 1) },
    {
      ...{ field: 'streetType', heading: 'Tipo de logradouro', required: true, example: 'Rua' },
      read: coded(STREET_TYPES),
    },
    {
      ...{ field: 'street', heading: 'Logradouro', also: ['Endereço', 'Rua'], required: true, read: text },
      example: 'das Flores',
    },
    {
      ...{ field: 'number', heading: 'Número', also: ['Nº', 'Num'], example: '12' },
      read: (given) => ({ value: WITHOUT_NUMBER.has(plain(given)) ? 'SN' : given }),
    },
    { field: 'complement', heading: 'Complemento', example: '', read: text },
    { field: 'district', heading: 'Bairro', required: true, example: 'Centro', read: text },
    { field: 'phone', heading: 'Telefone', also: ['Celular'], example: '(37) 99999-0000', read: phone },
    { field: 'email', heading: 'E-mail', example: '', read: text },
    { field: 'homeless', heading: 'Em situação de rua', example: 'Não', read: yesOrNo },
    { field: 'withoutCpf', heading: 'Não tem CPF', also: ['Sem CPF'], example: 'Não', read: yesOrNo },
  ];

  constructor(
    private readonly register: PeopleRegister,
    private readonly people: PeopleDirectory,
    @Inject(REACHES) private readonly reaches: Reaches,
  ) {}

  async look(
    lines: readonly Values[],
    { facts, access, today, commandOf }: Circumstances,
  ): Promise<(line: Values) => Seen> {
    const read = (line: Values) => {
      const municipality = (line['municipality'] ?? facts.municipality) as IbgeCode;
      const input = {
        ...{ nationality: '010', number: 'SN', homeless: 'N', withoutCpf: 'N', ...line, municipality },
      } as unknown as RegisterPerson;
      const about: [string, ...string[]] = input.cpf
        ? ['cpf', input.cpf]
        : input.cns
          ? ['cns', input.cns]
          : ['person', plain(input.name), input.birthDate, municipality];
      return { input, about };
    };
    const undocumented = lines.map(read).filter(({ about }) => about[0] === 'person');
    const [reach, documents, registered] = await Promise.all([
      this.reaches.reachOf(access),
      this.register.withDocuments(lines.map((line) => read(line).input)),
      this.register.registered(undocumented.map(({ about }) => personOf(commandOf(about)))),
    ]);
    const relation = ruleFor(RegisterPerson.name).relationOf(access.role) ?? 'own';
    return (line) => {
      const { input, about } = read(line);
      const { cpf, cns, municipality } = input;
      const holders = new Set([documents.get(cpf ?? ''), documents.get(cns ?? '')].filter(Boolean));
      const isKnown = holders.size || (about[0] === 'person' && registered.has(personOf(commandOf(about))));
      return {
        ...{ about, input },
        known: isKnown ? 'A pessoa já está cadastrada; o cadastro dela não foi mudado.' : undefined,
        faults: [
          ...(holders.size > 1
            ? [fault('documents-of-two', 'O CPF é de uma pessoa cadastrada e o CNS é de outra: confira os dois.')]
            : []),
          ...(within(reach, relation, { resident: municipality })
            ? []
            : [fault('town-out-of-reach', 'O município de residência está fora da sua área de atuação.', 'Município')]),
        ],
        reasonsAgainst: (command) => contradictionsIn(command as RegisterPerson, today),
      };
    };
  }

  async wasErased(commandId: Uuid): Promise<boolean> {
    return (await this.people.person(personOf(commandId))).status === 'erased';
  }
}

/** The id that `RegisterPerson` gives. */
const personOf = (commandId: Uuid): Uuid => idFrom(commandId, 'person');

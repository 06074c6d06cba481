import { dateText, ETHNICITIES, NATIONALITIES, RACES, STREET_TYPES, type IbgeCode } from '#embarque/kernel';
import { recordOf, type SubjectRecord } from '#embarque/privacy';
import { municipalityName } from '#embarque/territory';
import { type PersonalData, type YesOrNo } from '../domain/personal-data.js';

const SEXES: Readonly<Record<string, string>> = { F: 'Feminino', M: 'Masculino', I: 'Indeterminado' };
const YES_NO: Readonly<Record<YesOrNo, string>> = { S: 'Sim', N: 'Não' };

/** A person's data as the person reads them. */
export const personRecord = (person: Partial<PersonalData> & { readonly municipality: IbgeCode }): SubjectRecord =>
  recordOf({
    Nome: person.name,
    'Data de nascimento': person.birthDate && dateText(person.birthDate),
    Sexo: person.sex && SEXES[person.sex],
    'Raça/cor': person.race && RACES.get(person.race),
    Etnia: person.ethnicity && ETHNICITIES.get(person.ethnicity),
    Nacionalidade: person.nationality && NATIONALITIES.get(person.nationality),
    CPF: person.cpf,
    CNS: person.cns,
    'Município de residência': municipalityName(person.municipality),
    CEP: person.cep,
    'Tipo de logradouro': person.streetType && STREET_TYPES.get(person.streetType),
    Logradouro: person.street,
    Número: person.number,
    Complemento: person.complement,
    Bairro: person.district,
    Telefone: person.phone,
    'E-mail': person.email,
    'Em situação de rua': person.homeless && YES_NO[person.homeless],
    'Sem CPF': person.withoutCpf && YES_NO[person.withoutCpf],
  });

import { BusinessCommand, OneOf, Text, Value } from '#embarque/application';
import { Cep, Cns, Cpf, Ethnicity, IbgeCode, LocalDate, Nationality, Race, Sex, StreetType } from '#embarque/kernel';
import { Email, PersonName, Phone, YES_OR_NO, type PersonalData, type YesOrNo } from '../domain/personal-data.js';

/** The fields that registering and correcting a person share. */
export abstract class PersonInput<T> extends BusinessCommand<T> implements PersonalData {
  @Value(PersonName) name!: PersonName;
  @Value(LocalDate, { description: 'Data de nascimento' }) birthDate!: LocalDate;
  @Value(Sex) sex!: Sex;
  @Value(Race, { description: 'Raça/cor' }) race!: Race;
  @Value(Ethnicity, { optional: true, description: 'Só para raça/cor indígena, e então obrigatória' })
  ethnicity?: Ethnicity;
  @Value(Nationality) nationality!: Nationality;
  @Value(Cpf, { optional: true, description: 'Sem CPF e sem CNS a pessoa viaja, mas não é apresentada ao SIA' })
  cpf?: Cpf;
  @Value(Cns, { optional: true }) cns?: Cns;
  @Value(IbgeCode, { description: 'Município de residência' }) municipality!: IbgeCode;
  @Value(Cep) cep!: Cep;
  @Value(StreetType, { description: 'Tipo de logradouro' }) streetType!: StreetType;
  @Text({ max: 60, example: 'das Flores', description: 'Logradouro, sem o tipo' }) street!: string;
  @Text({ max: 5, example: 'SN', description: 'Número; SN quando não há' }) number!: string;
  @Text({ max: 30, optional: true }) complement?: string;
  @Text({ max: 60, example: 'Centro', description: 'Bairro' }) district!: string;
  @Value(Phone, { optional: true }) phone?: Phone;
  @Value(Email, { optional: true }) email?: Email;
  @OneOf(YES_OR_NO, { description: 'Em situação de rua' }) homeless!: YesOrNo;
  @OneOf(YES_OR_NO, { description: 'A pessoa não tem CPF' }) withoutCpf!: YesOrNo;
}

import { OneOf, Text, Value, Whole } from '#embarque/application';
import { Cnes, LocalDate, LocalTime, WEEKDAYS, type Uuid, type Weekday } from '#embarque/kernel';
import { APPOINTMENT_KINDS, REGULATION_SYSTEMS, type AppointmentKind, type RegulationSystem } from '#embarque/people';
import { type SettledDate } from '../../domain/series.js';
import { TransportFields } from '../request-transport/request-transport.command.js';

/** How every date to come stands once the command is carried out; of a refused one, why. */
export interface SeriesAnswer {
  readonly seriesId: Uuid;
  readonly dates: readonly (Omit<SettledDate, 'refusal'> & { readonly reasons?: readonly string[] })[];
}

/** What a series asks for on each of its dates, and which they are: until a day, or so many. */
export abstract class SeriesFields extends TransportFields<SeriesAnswer> {
  @Value(LocalDate, { description: 'Primeiro dia em que vale; hoje ou depois' }) startsOn!: LocalDate;
  @Value(LocalDate, { optional: true, description: 'Último dia; ou então o número de datas' }) until?: LocalDate;
  @Whole({
    ...{ min: 1, max: 2000, example: 36, optional: true },
    description: 'Número de datas da série inteira, sem as pausadas e as que não houve',
  })
  count?: number;
  @OneOf(WEEKDAYS, { many: 7, description: 'Dias da semana' }) weekdays!: Weekday[];
  @Value(LocalTime, { description: 'Hora do atendimento' }) time!: LocalTime;
  @OneOf(REGULATION_SYSTEMS, { description: 'Sistema de regulação' }) system!: RegulationSystem;
  @Text({ max: 40, example: '123456', description: 'Protocolo no sistema de regulação' }) protocol!: string;
  @Value(Cnes, { description: 'Estabelecimento do atendimento, já cadastrado' }) establishment!: Cnes;
  @OneOf(APPOINTMENT_KINDS, { description: 'Consulta, exame, procedimento ou tratamento' }) kind!: AppointmentKind;
}

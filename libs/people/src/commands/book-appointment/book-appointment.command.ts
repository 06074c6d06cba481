import { BusinessCommand, OneOf, Text, Value } from '#embarque/application';
import { Cnes, Cns, LocalDate, LocalTime, Uuid } from '#embarque/kernel';
import {
  APPOINTMENT_KINDS,
  REGULATION_SYSTEMS,
  type AppointmentKind,
  type RegulationSystem,
} from '../../domain/appointment.js';

/** Records what the regulation booked for a person: without it there is no travel authorisation (art. 3 I). */
export class BookAppointment extends BusinessCommand<{ appointmentId: Uuid }> {
  @Value(Uuid) personId!: Uuid;
  @OneOf(REGULATION_SYSTEMS, { description: 'Sistema de regulação' }) system!: RegulationSystem;
  @Text({ max: 40, example: '123456', description: 'Protocolo no sistema de regulação' }) protocol!: string;
  @Value(Cnes, { description: 'Estabelecimento do atendimento, já cadastrado' }) establishment!: Cnes;
  @Value(LocalDate) date!: LocalDate;
  @Value(LocalTime) time!: LocalTime;
  @OneOf(APPOINTMENT_KINDS, { description: 'Consulta, exame, procedimento ou tratamento' }) kind!: AppointmentKind;
  @Value(Cns, { optional: true, description: 'CNS do médico que pediu o atendimento' }) requestedBy?: Cns;
  @Value(Cns, { optional: true, description: 'CNS do médico que regulou o atendimento' }) regulatedBy?: Cns;
}

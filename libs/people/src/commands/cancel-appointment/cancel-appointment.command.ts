import { BusinessCommand, Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';

/** Records that a booked appointment will not take place. */
export class CancelAppointment extends BusinessCommand {
  @Value(Uuid) appointmentId!: Uuid;
  @Text({ max: 200, example: 'Remarcado pela regulação', description: 'Motivo do cancelamento' }) reason!: string;
}

import { Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { PersonInput } from '../person-input.js';

/** Replaces a person's data by the complete new set. What was sent to SIA before stays as it was sent. */
export class CorrectPerson extends PersonInput<{ personId: Uuid }> {
  @Value(Uuid) personId!: Uuid;
  @Text({ max: 200, example: 'Mudou de endereço', description: 'Motivo da correção' }) reason!: string;
}

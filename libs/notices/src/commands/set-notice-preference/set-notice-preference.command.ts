import { BusinessCommand, OneOf, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { PREFERENCES, type Preference } from '../../domain/contact.js';

/** By which way a person wants to be told: one channel, any, or none: then somebody of the office calls. */
export class SetNoticePreference extends BusinessCommand<{ personId: Uuid }> {
  @Value(Uuid) personId!: Uuid;
  @OneOf(PREFERENCES, { description: 'Um canal, qualquer um (any), ou nenhuma mensagem automática (none)' })
  preference!: Preference;
}

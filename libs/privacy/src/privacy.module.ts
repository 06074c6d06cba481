import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FINGERPRINT } from '#embarque/application';
import { PRIVACY_CONTACT, type PrivacyContact } from './contact.js';
import { KeyStore } from './key-store.js';
import { SubjectRooms } from './subject-rooms.js';
import { type Key } from './sealing.js';

/** Gives every room the `KeyStore`, and the place where it says what it has about people. */
@Module({})
export class PrivacyModule {
  static register(master: Key, contact: PrivacyContact = { officer: {} }): DynamicModule {
    return {
      module: PrivacyModule,
      global: true,
      providers: [
        {
          provide: KeyStore,
          useFactory: (database: DataSource) => KeyStore.open(database, master),
          inject: [DataSource],
        },
        {
          provide: FINGERPRINT,
          useFactory: (keys: KeyStore) => (text: string) => keys.mark('fingerprint', text),
          inject: [KeyStore],
        },
        SubjectRooms,
        { provide: PRIVACY_CONTACT, useValue: contact },
      ],
      exports: [KeyStore, FINGERPRINT, SubjectRooms, PRIVACY_CONTACT],
    };
  }
}

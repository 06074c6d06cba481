import { Inject, Injectable } from '@nestjs/common';
import { Uuid } from '#embarque/kernel';
import { PeopleDirectory } from '#embarque/people';
import { KeyStore, openerFor, sealField, SubjectErased, type Keys } from '#embarque/privacy';

interface Sealed {
  readonly sealedFor: Uuid;
  readonly payload: string;
}
type Bound = { readonly deviceId: string; readonly clientId: string };

/** What a crew typed into a report may be about somebody's health: it is sealed under that person's key. */
@Injectable()
export class Payloads {
  constructor(
    @Inject(KeyStore) private readonly keys: Keys,
    private readonly people: PeopleDirectory,
  ) {}

  /** Under the key of whom it is about; under the device's own where it is about nobody who is registered. */
  async seal(bound: Bound, about: unknown, payload: Readonly<Record<string, unknown>>): Promise<Sealed> {
    const text = JSON.stringify(payload);
    const holder = Uuid.is(about) && (await this.people.person(about)).status === 'registered' ? about : bound.deviceId;
    try {
      return await this.sealFor(holder as Uuid, bound, text);
    } catch (error) {
      if (error instanceof SubjectErased) return this.sealFor(bound.deviceId as Uuid, bound, text);
      throw error;
    }
  }

  /** Undefined for those whose person was erased. */
  async open(reports: readonly (Bound & { sealedFor: string; payload: string })[]) {
    const open = await openerFor(
      this.keys,
      reports.map(({ sealedFor }) => sealedFor),
    );
    return reports.map(({ deviceId, clientId, sealedFor, payload }) => {
      const text = open(sealedFor, `${deviceId}/${clientId}`, payload);
      return text === null ? undefined : (JSON.parse(text) as Record<string, unknown>);
    });
  }

  private async sealFor(sealedFor: Uuid, { deviceId, clientId }: Bound, text: string): Promise<Sealed> {
    const key = await this.keys.keyOf(sealedFor);
    return { sealedFor, payload: sealField(key, sealedFor, `${deviceId}/${clientId}`, text) };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { Streams } from '#embarque/application';
import { type Cpf, type Uuid } from '#embarque/kernel';
import { KeyStore, openFields, type Keys } from '#embarque/privacy';
import { crewMember, crewMemberStream, type CrewMember } from './domain/crew-member.js';
import { vehicle, vehicleStream, type Vehicle } from './domain/vehicle.js';

/** What other rooms may ask of this one while they decide: from the streams, so never behind. */
@Injectable()
export class FleetDirectory {
  constructor(
    private readonly streams: Streams,
    @Inject(KeyStore) private readonly keys: Keys,
  ) {}

  vehicle(vehicleId: Uuid): Promise<Vehicle> {
    return this.streams.load(vehicleStream(vehicleId), vehicle);
  }

  crewMember(crewMemberId: Uuid): Promise<CrewMember> {
    return this.streams.load(crewMemberStream(crewMemberId), crewMember);
  }

  /** Who the crew member is; undefined when not registered or erased. */
  async reveal(crewMemberId: Uuid): Promise<{ name: string; cpf: Cpf } | undefined> {
    const member = await this.crewMember(crewMemberId);
    const key = (await this.keys.keysOf([crewMemberId])).get(crewMemberId);
    if (member.status === 'unregistered' || !key) return undefined;
    return openFields(key, crewMemberId, member.sealed) as { name: string; cpf: Cpf };
  }
}

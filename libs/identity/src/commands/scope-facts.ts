import { Injectable } from '@nestjs/common';
import { FleetDirectory } from '#embarque/fleet';
import { isRegion, MUNICIPALITIES, TerritoryDirectory, unknownMunicipality } from '#embarque/territory';
import { type ScopeParts } from '../domain/roles.js';

/** Whether what a scope names exists. */
@Injectable()
export class ScopeFacts {
  constructor(
    private readonly territory: TerritoryDirectory,
    private readonly fleet: FleetDirectory,
  ) {}

  /** A sentence for everything that does not. */
  async missing({ municipalities, managers, regions, crewMemberId }: ScopeParts): Promise<string[]> {
    const [known, member] = await Promise.all([
      Promise.all(managers.map(async (id) => [id, (await this.territory.manager(id)).status] as const)),
      crewMemberId && this.fleet.crewMember(crewMemberId),
    ]);
    return [
      ...municipalities.filter((code) => !MUNICIPALITIES.has(code)).map(unknownMunicipality),
      ...known
        .filter(([, status]) => status !== 'registered')
        .map(([id]) => `Não há gestor com o identificador ${id}.`),
      ...regions.filter((name) => !isRegion(name)).map((name) => `Não há região de saúde com o nome ${name}.`),
      ...(member && member.status !== 'registered' ? [`Não há tripulante com o identificador ${crewMemberId}.`] : []),
    ];
  }
}

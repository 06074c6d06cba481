import { Injectable } from '@nestjs/common';
import { refuseUnknown, type Refused, type Uuid } from '#embarque/kernel';
import { TerritoryDirectory } from '#embarque/territory';

/** Production belongs to a fleet manager that exists. */
@Injectable()
export class Managers {
  constructor(private readonly territory: TerritoryDirectory) {}

  async refuseUnknown(managerId: Uuid): Promise<Refused | undefined> {
    const manager = await this.territory.manager(managerId);
    return manager.status === 'registered'
      ? undefined
      : refuseUnknown('manager-unknown', 'Não há gestor com este identificador.');
  }
}

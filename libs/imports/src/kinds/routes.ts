import { Injectable } from '@nestjs/common';
import { Queries } from '#embarque/application';
import { ListRoutes, registerRoute, RegisterRoute, TerritoryDirectory } from '#embarque/territory';
import { plain, text } from '../domain/cells.js';
import { type Column } from '../domain/sheet.js';
import { type Circumstances, type Desk, type Seen, type Values } from './desk.js';
import { town, towns } from './places.js';

/** A manager's routes. A name is known by itself. */
@Injectable()
export class Routes implements Desk {
  readonly kind = 'routes';
  readonly title = 'rotas';
  readonly command = RegisterRoute;
  readonly columns: readonly Column[] = [
    {
      ...{ field: 'name', heading: 'Rota', also: ['Nome da rota', 'Nome'], required: true, read: text },
      example: 'Oliveira – Divinópolis',
    },
    {
      ...{ field: 'towns', heading: 'Municípios atendidos', also: ['Municípios'], required: true },
      ...{ example: 'Oliveira, Candeias', read: towns },
    },
    {
      ...{ field: 'destination', heading: 'Município de destino', also: ['Destino'], required: true },
      ...{ example: 'Divinópolis', read: town },
    },
  ];

  constructor(
    private readonly queries: Queries,
    private readonly territory: TerritoryDirectory,
  ) {}

  async look(_lines: readonly Values[], { facts, access, today }: Circumstances): Promise<(line: Values) => Seen> {
    const managerId = facts.managerId!;
    const [listed, manager] = await Promise.all([
      this.queries.ask(ListRoutes, { managerId }, access),
      this.territory.manager(managerId),
    ]);
    const names = new Set(listed.ok ? listed.result.map(({ name }) => plain(name)) : []);
    return (line) => {
      const name = plain(String(line['name']));
      return {
        about: [name],
        input: { managerId, ...line },
        known: names.has(name) ? 'A rota com este nome já está cadastrada.' : undefined,
        faults: [],
        reasonsAgainst: (command) => {
          const { name, towns, destination } = command as RegisterRoute;
          const decided = registerRoute({ routeId: managerId, name, towns, destination }, manager, today, {
            status: 'unregistered',
          });
          return decided.ok ? [] : decided.refusal.reasons;
        },
      };
    };
  }
}

import { Injectable } from '@nestjs/common';
import { Queries } from '#embarque/application';
import { ListRoutes, setDistance, SetDistance, type RouteView } from '#embarque/territory';
import { type IbgeCode, type Uuid } from '#embarque/kernel';
import { date, metres, plain, text } from '../domain/cells.js';
import { type Column } from '../domain/sheet.js';
import { fault, type Circumstances, type Desk, type Seen, type Values } from './desk.js';
import { town } from './places.js';

/** Rows of the distance tables of a manager's routes. A row is known when it is there with all that it says. */
@Injectable()
export class Distances implements Desk {
  readonly kind = 'distances';
  readonly title = 'distancias';
  readonly command = SetDistance;
  readonly columns: readonly Column[] = [
    {
      ...{ field: 'route', heading: 'Rota', also: ['Nome da rota'], required: true, finds: true },
      ...{ example: 'Oliveira – Divinópolis', read: text },
    },
    {
      ...{ field: 'from', heading: 'Município de origem', also: ['Origem', 'Município'], required: true },
      ...{ example: 'Oliveira', read: town },
    },
    {
      ...{ field: 'metres', heading: 'Distância de ida (km)', also: ['Distância', 'Distância (km)', 'Km'] },
      ...{ required: true, example: '72,5', read: metres },
    },
    { field: 'source', heading: 'Fonte', required: true, example: 'DER-MG, mapa rodoviário 2025', read: text },
    {
      ...{ field: 'validFrom', heading: 'Vale de', also: ['Válida de', 'Início'], required: true },
      ...{ example: '01/01/2026', read: date },
    },
    { field: 'validTo', heading: 'Vale até', also: ['Válida até', 'Fim'], example: '', read: date },
  ];

  constructor(private readonly queries: Queries) {}

  async look(_lines: readonly Values[], { facts, access }: Circumstances): Promise<(line: Values) => Seen> {
    const listed = await this.queries.ask(ListRoutes, { managerId: facts.managerId! }, access);
    const routes = new Map<string, RouteView[]>();
    for (const route of listed.ok ? listed.result : []) {
      const name = plain(route.name);
      routes.set(name, [...(routes.get(name) ?? []), route]);
    }
    return ({ route: name, ...row }) => {
      const [route, ...others] = routes.get(plain(String(name))) ?? [];
      const said = [row['from'], row['metres'], row['source'], row['validFrom'], row['validTo'] ?? null];
      const isThere = route?.distances.some(({ from, metres, source, validFrom, validTo }) =>
        [from.code, metres, source, validFrom, validTo].every((part, index) => part === said[index]),
      );
      return {
        about: [plain(String(name)), ...said.map(String)],
        input: { routeId: route?.routeId, ...row },
        known: isThere ? 'Esta linha já está na tabela de distâncias.' : undefined,
        faults: [
          ...(route ? [] : [fault('route-unknown', 'Não há rota cadastrada com este nome.', 'Rota')]),
          ...(others.length ? [fault('route-ambiguous', 'Há mais de uma rota com este nome.', 'Rota')] : []),
        ],
        reasonsAgainst: (command) => {
          const decided = setDistance(command as SetDistance, {
            ...{ status: 'registered', routeId: route!.routeId as Uuid, managerId: facts.managerId!, distances: [] },
            towns: route!.towns.map(({ code }) => code as IbgeCode),
            destination: route!.destination.code as IbgeCode,
          });
          return decided.ok ? [] : decided.refusal.reasons;
        },
      };
    };
  }
}

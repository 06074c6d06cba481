import { Injectable } from '@nestjs/common';
import { Queries } from '#embarque/application';
import { ListVehicles, registerVehicle, RegisterVehicle, type Programme } from '#embarque/fleet';
import { TerritoryDirectory } from '#embarque/territory';
import { flag, oneOf, whole } from '../domain/cells.js';
import { type Column } from '../domain/sheet.js';
import { type Circumstances, type Desk, type Seen, type Values } from './desk.js';

const PROGRAMME_NAMES = {
  SETS: 'SETS',
  'Transporta SUS': 'TRANSPORTA_SUS',
  Federal: 'FEDERAL',
  Próprio: 'OWN',
  Contratado: 'CONTRACTED',
} as const satisfies Record<string, Programme>;

/** A manager's vehicles. A plate is known by itself. */
@Injectable()
export class Vehicles implements Desk {
  readonly kind = 'vehicles';
  readonly title = 'veiculos';
  readonly command = RegisterVehicle;
  readonly columns: readonly Column[] = [
    {
      ...{ field: 'plate', heading: 'Placa', required: true, example: 'RTA1B23' },
      read: (given) => ({ value: given.replace(/[\s-]/g, '').toUpperCase() }),
    },
    {
      ...{ field: 'year', heading: 'Ano', also: ['Ano de fabricação'], required: true, example: '2025', read: whole },
    },
    { field: 'seats', heading: 'Lotação', also: ['Lugares'], required: true, example: '22', read: whole },
    {
      ...{ field: 'wheelchairPositions', heading: 'Posições para cadeira de rodas', also: ['Cadeiras de rodas'] },
      ...{ required: true, example: '1', read: whole },
    },
    { field: 'airConditioning', heading: 'Ar-condicionado', required: true, example: 'Sim', read: flag },
    { field: 'recliningSeats', heading: 'Poltronas reclináveis', required: true, example: 'Sim', read: flag },
    {
      ...{ field: 'programme', heading: 'Programa', also: ['Origem'], required: true, example: 'SETS' },
      read: oneOf(new Map(Object.entries(PROGRAMME_NAMES))),
    },
  ];

  constructor(
    private readonly queries: Queries,
    private readonly territory: TerritoryDirectory,
  ) {}

  async look(_lines: readonly Values[], { facts, access, today }: Circumstances): Promise<(line: Values) => Seen> {
    const managerId = facts.managerId!;
    const [listed, manager] = await Promise.all([
      this.queries.ask(ListVehicles, { managerId }, access),
      this.territory.manager(managerId),
    ]);
    const plates = new Set(listed.ok ? listed.result.map(({ plate }) => plate) : []);
    const surroundings = { managerRegistered: manager.status === 'registered', today };
    return (line) => ({
      about: [String(line['plate'])],
      input: { managerId, ...line },
      known: plates.has(String(line['plate'])) ? 'O veículo com esta placa já está cadastrado.' : undefined,
      faults: [],
      reasonsAgainst: (command) => {
        const decided = registerVehicle({ vehicleId: managerId, ...(command as RegisterVehicle) }, surroundings, {
          status: 'unregistered',
        });
        return decided.ok ? [] : decided.refusal.reasons;
      },
    });
  }
}

import {
  AdmitMember,
  RegisterEstablishment,
  RegisterFleetManager,
  RegisterRoute,
  SetDistance,
} from '#embarque/territory';
import { kilometres, type IbgeCode, type LocalDate, type Uuid } from '#embarque/kernel';
import { AdoptQuantityPolicy, SetPresenter } from '#embarque/production';
import { type Competence } from '#embarque/kernel';
import { type Office } from './office.js';

/** CIS MARG and its towns, as Anexo I of Resolução SES/MG 6.254/2018 lists them. */
const CANDEIAS = '311200';
const TOWNS = {
  Aguanil: '310080',
  Camacho: '311040',
  'Campo Belo': '311120',
  'Cana Verde': '311190',
  Candeias: CANDEIAS,
  'Carmo da Mata': '311400',
  'Carmópolis de Minas': '311450',
  Cristais: '312020',
  Oliveira: '314560',
  'Passa Tempo': '314770',
  'Santana do Jacaré': '315880',
  'Santo Antônio do Amparo': '315990',
  'São Francisco de Paula': '316120',
} as const;
type Town = keyof typeof TOWNS;

/** Destinations and rounded road distances of one way, in km. Belo Horizonte, Divinópolis, Lavras and Campo Belo are real; the establishments are not. */
const ROUTES: readonly {
  name: string;
  destination: string;
  cnes: string;
  hours: number;
  km: Partial<Record<Town, number>>;
}[] = [
  {
    name: 'Belo Horizonte pela Fernão Dias',
    destination: '310620',
    cnes: '9900001',
    hours: 14,
    km: { 'Santo Antônio do Amparo': 182, Oliveira: 157, 'Carmópolis de Minas': 122, 'Passa Tempo': 138 },
  },
  {
    name: 'Belo Horizonte por Campo Belo',
    destination: '310620',
    cnes: '9900002',
    hours: 15,
    km: { Cristais: 241, Aguanil: 238, 'Campo Belo': 220, 'Santana do Jacaré': 213, 'Cana Verde': 209 },
  },
  {
    name: 'Divinópolis',
    destination: '312230',
    cnes: '9900003',
    hours: 10,
    km: { Candeias: 109, Camacho: 77, 'Carmo da Mata': 63, 'São Francisco de Paula': 92 },
  },
  {
    name: 'Lavras',
    destination: '313820',
    cnes: '9900004',
    hours: 10,
    km: { 'Campo Belo': 83, 'Cana Verde': 62, 'Santo Antônio do Amparo': 51 },
  },
  {
    name: 'Campo Belo',
    destination: '311120',
    cnes: '9900005',
    hours: 8,
    km: { Candeias: 38, Cristais: 29, Aguanil: 24 },
  },
];

export interface DemoRoute {
  readonly routeId: Uuid;
  readonly towns: readonly IbgeCode[];
  readonly cnes: string;
  /** From departure to the planned end. */
  readonly hours: number;
}

export interface DemoTerritory {
  readonly managerId: Uuid;
  readonly towns: readonly IbgeCode[];
  readonly routes: readonly DemoRoute[];
}

/** The establishment in whose name the demo's production is presented. Invented, like its doctor. */
export const PRESENTER_CNES = '9900010';

export async function foundTerritory(office: Office, competence: Competence, since: LocalDate): Promise<DemoTerritory> {
  const { managerId } = await office.send(
    RegisterFleetManager,
    { kind: 'consortium', name: 'CIS MARG', acronym: 'CISMAR', cnpj: '11222333000181', seat: CANDEIAS },
    'CIS MARG',
  );
  for (const [name, municipality] of Object.entries(TOWNS)) {
    await office.send(AdmitMember, { managerId, municipality, from: since }, name);
  }
  await office.send(
    RegisterEstablishment,
    { cnes: PRESENTER_CNES, name: 'Central de Regulação (exemplo)', municipality: CANDEIAS },
    PRESENTER_CNES,
  );

  const routes: DemoRoute[] = [];
  for (const { name, destination, cnes, hours, km } of ROUTES) {
    await office.send(
      RegisterEstablishment,
      { cnes, name: `Hospital de exemplo ${cnes}`, municipality: destination },
      cnes,
    );
    const towns = Object.keys(km).map((town) => TOWNS[town as Town] as IbgeCode);
    const { routeId } = await office.send(RegisterRoute, { managerId, name, towns, destination }, name);
    for (const [town, distance] of Object.entries(km)) {
      await office.send(
        SetDistance,
        {
          routeId,
          from: TOWNS[town as Town],
          metres: kilometres(distance),
          source: 'Estimativa arredondada para a demonstração',
          validFrom: since,
        },
        name,
        town,
      );
    }
    routes.push({ routeId, towns, cnes, hours });
  }

  await office.send(
    AdoptQuantityPolicy,
    { managerId, policyId: 'ida-e-volta-truncada', version: 1, from: competence },
    competence,
  );
  await office.send(
    SetPresenter,
    {
      managerId,
      establishment: PRESENTER_CNES,
      professional: '700000000000005',
      occupation: '225125',
      origin: { name: 'CIS MARG', acronym: 'CISMAR', document: '11222333000181' },
      destination: { name: 'SECRETARIA DE ESTADO DE SAUDE', kind: 'E' },
    },
    'presenter',
  );
  return { managerId, towns: Object.values(TOWNS) as string[] as IbgeCode[], routes };
}

import { addDays, type IbgeCode, type LocalDate, type Uuid } from '#embarque/kernel';
import { RegisterPerson } from '#embarque/people';
import { type Chance } from './chance.js';
import { inventCns, inventCpf } from './documents.js';
import { DISTRICTS, GIVEN, STREETS, SURNAMES } from './names.js';
import { eachOf, type Office } from './office.js';

export interface DemoPerson {
  readonly personId: Uuid;
  readonly age: number;
  readonly town: IbgeCode;
}

export interface DemoPeople {
  /** By town of residence. */
  readonly patients: ReadonlyMap<IbgeCode, readonly DemoPerson[]>;
  readonly companions: ReadonlyMap<IbgeCode, readonly DemoPerson[]>;
  readonly lapChildren: ReadonlyMap<IbgeCode, readonly DemoPerson[]>;
}

interface Plan {
  readonly kind: keyof DemoPeople;
  readonly age: number;
  readonly town: IbgeCode;
  readonly input: object;
}

/** Patients, companions and small children of every town, the hard cases among them at a steady pace. */
export async function registerPeople(
  office: Office,
  chance: Chance,
  towns: readonly IbgeCode[],
  perTown: number,
  on: LocalDate,
  onProgress: (done: number, all: number) => void,
): Promise<DemoPeople> {
  const plans: Plan[] = [];
  for (const town of towns) {
    for (let index = 0; index < perTown; index++) {
      plans.push(planned('patients', patientAge(chance, index), index, town, chance, on));
      plans.push(planned('companions', companionAge(chance, index), index, town, chance, on));
      if (index % 10 === 0) plans.push(planned('lapChildren', chance.between(0, 3), index, town, chance, on));
    }
  }
  const registered: (DemoPerson & { kind: keyof DemoPeople })[] = [];
  let done = 0;
  await eachOf(plans, 32, async ({ kind, age, town, input }, index) => {
    const { personId } = await office.send(RegisterPerson, input, index);
    registered[index] = { kind, personId, age, town };
    if (++done % 200 === 0) onProgress(done, plans.length);
  });
  const of = (kind: keyof DemoPeople) =>
    new Map(towns.map((town) => [town, registered.filter((person) => person.kind === kind && person.town === town)]));
  return { patients: of('patients'), companions: of('companions'), lapChildren: of('lapChildren') };
}

/** Every eleventh patient is a child under 16, who may not travel alone. */
const patientAge = (chance: Chance, index: number): number =>
  index % 11 === 5 ? chance.between(6, 15) : chance.between(18, 92);

/** Some companions are under 18 or over 80: they travel lawfully, and cannot be presented. */
const companionAge = (chance: Chance, index: number): number =>
  index % 14 === 3 ? chance.between(16, 17) : index % 14 === 9 ? chance.between(81, 86) : chance.between(19, 79);

function planned(
  kind: keyof DemoPeople,
  age: number,
  index: number,
  town: IbgeCode,
  chance: Chance,
  on: LocalDate,
): Plan {
  const sex = chance.oneOf(['F', 'M'] as const);
  const indigenous = index % 17 === 4;
  return {
    kind,
    age,
    town,
    input: {
      name: `${chance.oneOf(GIVEN[sex])} ${chance.oneOf(SURNAMES)} ${chance.oneOf(SURNAMES)}`,
      // Nobody is born between the registration, five days before the month, and the month.
      birthDate: addDays(`${Number(on.slice(0, 4)) - age}${on.slice(4)}` as LocalDate, -chance.between(6, 300)),
      sex,
      race: indigenous ? '05' : chance.oneOf(['01', '02', '03', '04']),
      ...(indigenous ? { ethnicity: chance.oneOf(['0112', '0149', '0244']) } : {}),
      nationality: '010',
      ...documentsOf(index, chance),
      municipality: town,
      cep: `37${chance.between(200, 299)}000`,
      streetType: '081',
      street: chance.oneOf(STREETS),
      number: chance.percent(15) ? 'SN' : String(chance.between(1, 999)),
      district: chance.oneOf(DISTRICTS),
      ...(chance.percent(60) ? { phone: `35${chance.between(900_000_000, 999_999_999)}` } : {}),
      homeless: index % 61 === 60 ? 'S' : 'N',
    },
  };
}

/** Most have both numbers; some have only one, and a few none at all. */
function documentsOf(index: number, chance: Chance): object {
  const cpf = inventCpf(chance);
  const cns = inventCns(chance);
  if (index % 9 === 2) return { cpf, withoutCpf: 'N' };
  if (index % 9 === 5) return { cns, withoutCpf: index % 2 ? 'S' : 'N' };
  return index % 23 === 22 ? { withoutCpf: 'N' } : { cpf, cns, withoutCpf: 'N' };
}

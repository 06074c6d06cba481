import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { BUILT_IN_PROCEDURES, kilometres, type Cbo, type Competence } from '#embarque/kernel';
import { countedFor } from '../domain/benefits.js';
import { judge } from '../domain/ledger.js';
import { flawsOf, lackOfCpf } from '../domain/person-flaws.js';
import { choiceOfProcedure, isByOccurrence } from '../domain/procedure-choices.js';
import { QUANTITY_POLICIES } from '../domain/quantity-policy.js';
import { anyLine, EXAMPLE_HEADER, inOrder, MANAGER } from './testing/bpa-lines.js';
import { verifyBpaPath } from './verify-bpa-file.js';
import { writeBpaFile } from './write-bpa-file.js';

const MONTH = '202612' as Competence;
const DOCTOR = '225125' as Cbo;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bpa-'));
});
afterAll(() => rm(directory, { recursive: true }));

describe('what the ledger judges presentable', () => {
  it('is a line without a fault, of every procedure and of whomever', async () => {
    const presented = new Set<string>();
    const kept = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        anyLine(MONTH),
        fc.constantFrom(...BUILT_IN_PROCEDURES),
        fc.integer({ min: 1, max: 900 }),
        fc.constantFrom<1 | 2>(1, 2),
        fc.constantFrom(...QUANTITY_POLICIES),
        async ({ person, ...line }, rule, km, legs, policy) => {
          const { procedure } = rule;
          const choice = choiceOfProcedure(procedure);
          const lacksCpf = lackOfCpf({
            race: person.race,
            withoutCpf: person.withoutCpf ? 'S' : 'N',
            ...(person.document.cpf ? { cpf: person.document.cpf } : {}),
          });
          const { causes, quantity } = judge({
            ...{ role: choice!.role, date: line.attendedOn, legs, procedure, rule, presentation: MONTH },
            ...{ oneWay: kilometres(km), policy: countedFor(choice, policy), byOccurrence: isByOccurrence(procedure) },
            person: {
              ...{ birthDate: person.birthDate, hasDocument: true, ...(lacksCpf ? { lacksCpf } : {}) },
              flaws: flawsOf({
                ...{ name: person.name, street: person.street, district: person.district, race: person.race },
                ...(person.ethnicity ? { ethnicity: person.ethnicity } : {}),
              }),
            },
          });
          if (causes.length) return void kept.add(procedure);
          presented.add(procedure);
          const occupation = rule.occupations[0] ?? DOCTOR;
          const lines = inOrder([{ ...line, person, occupation, procedure, quantity }]);
          const [{ path }] = await writeBpaFile({
            ...{ directory, manager: MANAGER, competence: MONTH, header: EXAMPLE_HEADER, lines },
          });
          expect(await verifyBpaPath(path)).toMatchObject({ faultCount: 0, faults: [] });
        },
      ),
      { numRuns: 600 },
    );
    expect([presented.size, kept.size > 0]).toEqual([BUILT_IN_PROCEDURES.length, true]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { idFrom, the, Instant, IbgeCode } from '#embarque/kernel';
import { given } from '../../../../test/support/given.js';
import { commitImport } from '../commands/commit-import/commit-import.decision.js';
import { uploadImport } from '../commands/upload-import/upload-import.decision.js';
import { imported, type Import, type ImportEvent, type ImportFacts } from './import.js';
import { nextStep } from './next-step.js';

const importId = idFrom('import');
const at = (day: number) => the(Instant, `2026-10-${String(day).padStart(2, '0')}T12:00:00.000Z`);
const facts: ImportFacts = {
  ...{ importId, kind: 'people', municipality: the(IbgeCode, '311200'), managerId: undefined },
  ...{ format: 'csv', bytes: 100, lines: 3 },
};
const uploaded: ImportEvent = { type: 'ImportUploaded', data: { ...facts, by: 'ana', at: at(1) } };
const checked = (fresh: number): ImportEvent => ({
  type: 'ImportChecked',
  data: { importId, at: at(1), fresh, known: 0, refused: 3 - fresh },
});
const committed: ImportEvent = { type: 'ImportCommitted', data: { importId, at: at(2) } };
const finished: ImportEvent = { type: 'ImportFinished', data: { importId, at: at(3), fresh: 2, known: 0, refused: 1 } };
const expired: ImportEvent = { type: 'ImportExpired', data: { importId, at: at(8) } };

describe('bringing a spreadsheet', () => {
  const upload = (other: Partial<ImportFacts>) => (state: Import) =>
    uploadImport({ ...facts, ...other }, 'ana', at(1), state);

  it('records of what it is and whose, and nothing that stands in it', () =>
    given(imported).when(upload({})).then(uploaded));

  it('asks whose it is: people are a town’s, vehicles a manager’s, and neither both', () => {
    given(imported)
      .when(upload({ municipality: undefined }))
      .thenRefused('import-target-wrong', /de um município/);
    given(imported)
      .when(upload({ managerId: importId }))
      .thenRefused('import-target-wrong', /de um município/);
    given(imported)
      .when(upload({ kind: 'vehicles' }))
      .thenRefused('import-target-wrong', /de um gestor/);
  });
});

describe('having a spreadsheet carried out', () => {
  const commit = (state: Import) => commitImport(at(2), state as Exclude<Import, { status: 'unknown' }>);

  it('waits for the check, and happens once', () => {
    given(imported, uploaded)
      .when(commit)
      .thenRefused('import-not-checked', /ainda não terminou/);
    given(imported, uploaded, checked(2)).when(commit).then(committed);
    given(imported, uploaded, checked(2), committed)
      .when(commit)
      .thenRefused('import-already-committed', /já foi/);
    given(imported, uploaded, checked(2), committed, finished)
      .when(commit)
      .thenRefused('import-already-committed', /já/);
  });

  it('needs a line that is new and right, and lines that are still there', () => {
    given(imported, uploaded, checked(0))
      .when(commit)
      .thenRefused('import-has-nothing-new', /Nenhuma linha/);
    given(imported, uploaded, checked(2), expired)
      .when(commit)
      .thenRefused('import-expired', /envie-a de novo/);
  });
});

describe('what is next with a spreadsheet', () => {
  const after = (...events: ImportEvent[]) => events.reduce(imported.evolve, imported.initial);

  it('follows from how it stands', () => {
    expect(nextStep(after(), at(1))).toEqual({ what: 'remove' });
    expect(nextStep(after(uploaded), at(1))).toEqual({ what: 'check' });
    expect(nextStep(after(uploaded, checked(2), committed), at(30))).toEqual({ what: 'carry-out' });
  });

  it('is its end, when nobody has it carried out in a week', () => {
    expect(nextStep(after(uploaded, checked(2)), at(7))).toEqual({ what: 'wait', until: at(8) });
    expect(nextStep(after(uploaded, checked(2)), at(8))).toEqual({ what: 'expire' });
  });

  it('is to forget its lines at once when it is over, and its report after three months', () => {
    const over = after(uploaded, checked(2), committed, finished);
    expect(nextStep(over, at(3))).toEqual({ what: 'forget', until: '2027-01-01T12:00:00.000Z' });
    expect(nextStep(over, the(Instant, '2027-01-01T12:00:00.000Z'))).toEqual({ what: 'remove' });
    expect(nextStep(after(uploaded, checked(2), expired), at(8))).toMatchObject({ what: 'forget' });
  });
});

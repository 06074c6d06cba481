import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Cbo, Cnes, Cns, LocalDate, ROAD_PROCEDURES, the } from '#embarque/kernel';
import { type ProfessionalLink } from './choices.js';
import { signerOf, SIGNING_POLICIES, type Signers, type SigningPolicy } from './signing-policy.js';
import { presenter } from './testing/presenter.js';

const [onePerPlace, regulating, requesting] = SIGNING_POLICIES as [SigningPolicy, SigningPolicy, SigningPolicy];
const rule = ROAD_PROCEDURES.find(({ procedure }) => procedure === '0803010125')!;
const day = (text: string) => the(LocalDate, text);
const DAY = day('2026-10-05');
const doctor = the(Cns, '800000000000001');
const { professional, occupation, establishment } = presenter;

const link = (changes: Partial<ProfessionalLink> = {}): ProfessionalLink => ({
  ...{ professional: doctor, name: 'Médica Exemplo', occupation, establishment, validFrom: day('2026-01-01') },
  ...changes,
});
const signing = (policy: SigningPolicy, known: Partial<Signers>) =>
  signerOf(policy, { presenter, links: [], doctors: {}, ...known }, rule, DAY);

describe('who signs a line', () => {
  it('is the professional of the presenter, when there is one per establishment', () => {
    expect(signing(onePerPlace, {})).toEqual({ signer: { professional, occupation, establishment } });
    expect(signing(onePerPlace, { presenter: undefined })).toEqual({ causes: ['professional-missing'] });
  });

  it('is the presenter’s by the days of the link, once that is on record', () => {
    const own = { professional, validTo: day('2026-10-04') };
    expect(signing(onePerPlace, { links: [link(own)] })).toEqual({ causes: ['professional-link-not-in-force'] });
    const again = link({ professional, validFrom: day('2026-10-05') });
    expect(signing(onePerPlace, { links: [link(own), again] })).toMatchObject({ signer: { professional } });
  });

  it.each([
    [regulating, 'regulatedBy', 'requestedBy'],
    [requesting, 'requestedBy', 'regulatedBy'],
  ] as const)('is the doctor of the appointment: $id', (policy, part, other) => {
    const links = [link()];
    expect(signing(policy, { links, doctors: { [part]: doctor } })).toEqual({
      signer: { professional: doctor, occupation, establishment },
    });
    expect(signing(policy, { links, doctors: { [other]: doctor } })).toEqual({ causes: ['professional-missing'] });
    expect(signing(policy, { links: [], doctors: { [part]: doctor } })).toEqual({
      causes: ['professional-link-not-in-force'],
    });
  });

  it('is nobody before the link begins and after it ended', () => {
    const on = (validFrom: string, validTo: string) =>
      signing(regulating, {
        links: [link({ validFrom: day(validFrom), validTo: day(validTo) })],
        doctors: { regulatedBy: doctor },
      });
    expect(on('2026-10-05', '2026-10-05')).toHaveProperty('signer');
    expect(on('2026-10-06', '2026-12-31')).toEqual({ causes: ['professional-link-not-in-force'] });
    expect(on('2026-01-01', '2026-10-04')).toEqual({ causes: ['professional-link-not-in-force'] });
  });

  it('takes of several posts one that the procedure accepts, at the presenter’s establishment before others', () => {
    const elsewhere = the(Cnes, '9900003');
    const links = [
      link({ establishment: elsewhere }),
      link({ occupation: the(Cbo, '225180'), validFrom: day('2026-02-01') }),
      link({ validFrom: day('2026-03-01') }),
    ];
    const signer = (some: readonly ProfessionalLink[]) =>
      signing(regulating, { links: some, doctors: { regulatedBy: doctor } });
    expect(signer(links)).toEqual({ signer: { professional: doctor, occupation, establishment } });
    expect(signer(links.slice(0, 2))).toMatchObject({ signer: { establishment: elsewhere } });
    expect(signer(links.slice(1, 2))).toEqual({ causes: ['occupation-not-accepted'] });
  });

  it('is always in a post of theirs that holds on the day and that the procedure accepts', () => {
    const dates = fc.integer({ min: 0, max: 60 }).map((n) => new Date(Date.parse('2026-09-05') + n * 86_400_000));
    const text = dates.map((date) => day(date.toISOString().slice(0, 10)));
    const links = fc.array(
      fc.record({
        professional: fc.constantFrom(doctor, professional),
        name: fc.constant('Exemplo'),
        occupation: fc.constantFrom(occupation, the(Cbo, '225180'), the(Cbo, '782310')),
        establishment: fc.constantFrom(establishment, the(Cnes, '9900003')),
        ...{ validFrom: text, validTo: text },
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...SIGNING_POLICIES), links, (policy, some) => {
        const signed = signing(policy, { links: some, doctors: { regulatedBy: doctor, requestedBy: doctor } });
        if (!('signer' in signed)) return expect(signed.causes).toHaveLength(1);
        const { signer } = signed;
        const whose = policy === onePerPlace ? professional : doctor;
        expect([signer.professional, rule.occupations]).toEqual([whose, expect.arrayContaining([signer.occupation])]);
        const declared = policy === onePerPlace && signer.establishment === establishment;
        const held = some.some(
          (one) =>
            one.professional === whose &&
            one.occupation === signer.occupation &&
            one.establishment === signer.establishment &&
            one.validFrom <= DAY &&
            DAY <= one.validTo,
        );
        expect(held || declared).toBe(true);
      }),
    );
  });
});

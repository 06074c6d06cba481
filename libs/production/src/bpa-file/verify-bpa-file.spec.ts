import { describe, expect, it } from '@jest/globals';
import { ROAD_PROCEDURES, type Cbo, type Competence, type Money, type ProcedureCode } from '#embarque/kernel';
import fc from 'fast-check';
import type { FaultCode } from '../domain/bpa/faults.js';
import type { VerifyOptions } from '../domain/bpa/verifier.js';
import { crlf, GOLDEN_LINES, GOLDEN_SHA256 } from './testing/golden.js';
import { verifyBpaFile, verifyBpaPath } from './verify-bpa-file.js';

const [HEADER, PATIENT, COMPANION] = GOLDEN_LINES;

/** The line with `text` put at 1-based position `from`. */
const put = (line: string, ...changes: readonly (readonly [from: number, text: string])[]): string =>
  changes.reduce((all, [from, text]) => all.slice(0, from - 1) + text + all.slice(from - 1 + text.length), line);

const controlOf = (lines: readonly string[]): string => {
  const at = { '02': [26, 36, 39, 45], '03': [49, 59, 88, 94] } as Record<string, [number, number, number, number]>;
  const sum = lines.reduce((total, line) => {
    const [a, b, c, d] = at[line.slice(0, 2)]!;
    return total + BigInt(line.slice(a, b)) + BigInt(line.slice(c, d));
  }, 0n);
  return String((sum % 1111n) + 1111n);
};

/** A file around these lines, its counters right by the policy of BPA-Mag for one sheet. */
const fileOf = (lines: readonly string[], header: string = HEADER, sheets = 1): string =>
  crlf([
    put(
      header,
      [14, String(lines.length + 1).padStart(6, '0')],
      [20, String(sheets).padStart(6, '0')],
      [26, controlOf(lines)],
    ),
    ...lines,
  ]);

const verify = (content: string | Uint8Array, options?: VerifyOptions) =>
  verifyBpaFile([typeof content === 'string' ? Buffer.from(content, 'latin1') : content], options);
const codesOf = async (content: string | Uint8Array, options?: VerifyOptions): Promise<FaultCode[]> => {
  const { counts } = await verify(content, options);
  return (Object.keys(counts) as FaultCode[]).sort();
};

/** A BPA-C line of ten blood-pressure measurements. */
const CONSOLIDATED = '02' + '9999999' + '202608' + '322205' + '001' + '01' + '0301100039' + '000' + '000010' + 'BPA';

describe('verifying a BPA file', () => {
  it('finds nothing wrong with the golden file, and says what is in it', async () => {
    const report = await verify(crlf(GOLDEN_LINES), { name: 'PA311200.AGO' });
    expect(report).toMatchObject({
      ok: true,
      sha256: GOLDEN_SHA256,
      bytes: 838,
      lines: { total: 3, consolidated: 0, individual: 2 },
      sheets: 1,
      control: 1973,
      quantity: 10,
      layout: { from: '202607', length: 351 },
      faultCount: 0,
      noteCount: 0,
      counts: {},
      header: {
        competence: '202608',
        length: 130,
        lines: 3,
        sheets: 1,
        control: 1973,
        origin: { name: 'CONSORCIO EXEMPLO', acronym: 'CONEX', document: '11222333000181' },
        destination: { name: 'SECRETARIA DE ESTADO EXEMPLO', kind: 'M' },
        version: 'TESTE01.00',
        sealed: false,
      },
    });
  });

  it('says the same however the bytes arrive', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 838 })),
        fc.constantFrom(crlf(GOLDEN_LINES), crlf(GOLDEN_LINES).replaceAll('\r', ''), fileOf([PATIENT, PATIENT])),
        async (cuts, content) => {
          const bytes = Buffer.from(content, 'latin1');
          const ends = [...cuts.sort((a, b) => a - b), bytes.length];
          const chunks = ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end));
          expect(await verifyBpaFile(chunks)).toEqual(await verify(bytes));
        },
      ),
    ));

  it('reads BPA-C lines, which enter the control field and the counters', async () => {
    const report = await verify(fileOf([CONSOLIDATED, PATIENT, COMPANION], HEADER, 2));
    expect(report.counts).toEqual({});
    expect(report).toMatchObject({ lines: { consolidated: 1, individual: 2 }, sheets: 2 });
  });

  describe('as a whole', () => {
    const golden = crlf(GOLDEN_LINES);
    it.each<[string, string | Uint8Array, FaultCode[]]>([
      ['an empty file', '', ['file-empty']],
      ['nothing but a BOM', '\u00ef\u00bb\u00bf', ['byte-order-mark', 'file-empty']],
      ['a BOM', `\u00ef\u00bb\u00bf${golden}`, ['byte-order-mark']],
      ['only a header', crlf([put(HEADER, [14, '000001000000'], [26, '1111'])]), ['no-lines']],
      ['LF only', golden.replaceAll('\r\n', '\n'), ['line-end']],
      ['no final CR LF', golden.slice(0, -2), ['last-line-end']],
      ['no final LF', golden.slice(0, -1), ['last-line-end']],
      ['an empty line at the end', `${golden}\r\n`, ['record-type']],
      ['a truncated last line', golden.slice(0, -100), ['control', 'last-line-end', 'line-length']],
      ['a missing last line', golden.slice(0, -353), ['control', 'line-counter']],
      ['no header', crlf([PATIENT, COMPANION]), ['header-missing']],
      ['two headers', crlf([HEADER, HEADER, PATIENT, COMPANION]), ['header-repeated']],
      [
        'another kind of file',
        'PK\u0003\u0004 nada disto\n',
        ['line-end', 'no-lines', 'not-a-bpa', 'not-ascii', 'not-upper-case'],
      ],
      ['UTF-8 accents', Buffer.from(golden.replace('PACIENTE EXEMPLO', 'PACIÊNTE EXEMPLÔ'), 'utf8'), ['utf8']],
      ['Latin-1 accents', golden.replace('PACIENTE', 'PACIÊNTE'), ['not-ascii']],
      ['lower case', golden.replace('CENTRO', 'Centro'), ['not-upper-case']],
      ['an apostrophe', golden.replace('RUA EXEMPLO', "RUA D'AGUA "), ['quote']],
      ['one endless line', '0'.repeat(100_000), ['line-too-long', 'no-lines']],
      ['an unknown record type', crlf([HEADER, PATIENT, COMPANION, put(PATIENT, [1, '04'])]), ['record-type']],
      ['BPA-C after BPA-I', fileOf([PATIENT, COMPANION, CONSOLIDATED], HEADER, 2), ['record-order']],
    ])('finds the fault of %s', async (_, content, codes) => {
      expect(await codesOf(content)).toEqual(codes);
    });

    it('does not stop at what programs do differently and SIA takes', async () => {
      const header126 = put(HEADER, [121, 'D04.11']).slice(0, 126);
      expect(await codesOf(crlf([header126, PATIENT, COMPANION]))).toEqual([]);
      expect(await codesOf(crlf([HEADER.slice(0, 120), PATIENT, COMPANION]))).toEqual([]);
      expect((await verify(crlf([put(HEADER, [120, ' ']), PATIENT, COMPANION]))).ok).toBe(true);
      expect((await verify(crlf([put(HEADER, [30, ' '.repeat(36)]), PATIENT, COMPANION]))).ok).toBe(true);
      expect((await verify(crlf([put(HEADER, [14, '000002']), PATIENT, COMPANION]))).ok).toBe(true);
    });

    it('reads layouts since 2013, each with its length', async () => {
      const old = (competence: string, length: number) => {
        const lines = [PATIENT, COMPANION].map((line, index) =>
          put(
            line,
            [10, competence],
            [31, '225125' + competence + '28'],
            [60, '700000000000005'],
            [86, String(Number(competence.slice(0, 4)) - (index ? 1988 : 1960)).padStart(3, '0')],
          )
            .padEnd(351)
            .slice(0, length)
            .replace(/12345678909(?=N?$)/, ' '.repeat(11)),
        );
        return fileOf(lines, put(HEADER, [8, competence]));
      };
      for (const [competence, length] of [
        ['201303', 328],
        ['201508', 338],
        ['202404', 349],
        ['202412', 350],
      ] as const)
        expect([competence, await codesOf(old(competence, length))]).toEqual([competence, []]);
      expect(await codesOf(old('201210', 191))).toEqual([]);
      expect(await codesOf(old('201206', 191))).toEqual(['layout-unknown']);
    });

    it('calls a line of another layout just that', async () => {
      for (const length of [191, 328, 338, 349, 350])
        expect(await codesOf(fileOf([PATIENT.slice(0, length), COMPANION]))).toEqual(['line-layout']);
      expect((await verify(fileOf([PATIENT.slice(0, 350), COMPANION]))).faults).toEqual([
        {
          code: 'line-layout',
          severity: 'fault',
          line: 2,
          message: 'A linha está em outro layout: tem 350 caracteres, e a competência do arquivo pede 351.',
        },
      ]);
    });

    it('compares the month in its name', async () => {
      expect(await codesOf(golden, { name: 'PA311200.SET' })).toEqual(['file-name']);
      expect(await codesOf(golden, { name: 'copia.txt' })).toEqual([]);
    });

    it('counts every fault and keeps the first of each kind', async () => {
      const lines = Array.from({ length: 90 }, (_, i) => put(PATIENT, [48, String(i + 1).padStart(2, '0')], [75, 'X']));
      const report = await verify(fileOf(lines), { keepOfEach: 3 });
      expect(report.counts).toEqual({ domain: 90 });
      expect(report.faultCount).toBe(90);
      expect(report.faults.map(({ line }) => line)).toEqual([2, 3, 4]);
    });

    it('names line, field and positions, and repeats no document', async () => {
      const { faults } = await verify(fileOf([PATIENT, put(COMPANION, [74, '6'])]));
      expect(faults).toEqual([
        {
          code: 'check-digit',
          severity: 'fault',
          line: 3,
          field: 'prd-cnspac',
          from: 60,
          to: 74,
          message: 'O campo CNS da pessoa tem dígito verificador errado.',
        },
      ]);
    });

    it('rejects when the file cannot be read', async () => {
      await expect(verifyBpaPath('/nonexistent/PA311200.AGO')).rejects.toThrow('ENOENT');
    });
  });

  describe('in the header', () => {
    it.each<[string, readonly [number, string], FaultCode[]]>([
      ['control field', [26, '1974'], ['control']],
      ['line counter', [14, '000007'], ['line-counter']],
      ['sheet counter', [20, '000009'], ['sheet-counter']],
      ['competence', [8, '202613'], ['competence']],
      ['CNPJ', [66, '11222333000182'], ['check-digit']],
      ['letters in a counter', [14, '00000X'], ['not-numeric']],
      ['destination indicator', [120, 'X'], ['domain']],
    ])('finds a wrong %s', async (_, change, codes) => {
      expect(await codesOf(crlf([put(HEADER, change), PATIENT, COMPANION]))).toEqual(codes);
    });

    it('takes a CPF behind three zeros as the origin', async () => {
      expect(await codesOf(crlf([put(HEADER, [66, '00012345678909']), PATIENT, COMPANION]))).toEqual([]);
    });
  });

  describe('in a BPA-I line', () => {
    const first = put(COMPANION, [48, '01']);
    const second = put(PATIENT, [48, '02']);

    it.each<[string, (readonly [number, string])[], FaultCode[]]>([
      ['CNES with a letter', [[3, '99X9999']], ['not-numeric']],
      [
        'competence after the header',
        [[10, '202609']],
        ['attendance-earlier', 'competence-after-header', 'counter-policy', 'sequence-missing'],
      ],
      ['competence that is none', [[10, '202600']], ['competence']],
      ['professional CNS', [[16, '200000000000004']], ['check-digit', 'sequence-missing']],
      ['professional CNS missing', [[16, ' '.repeat(15)]], ['required']],
      ['CBO shape', [[31, '2251 5']], ['occupation', 'shape']],
      ['CBO of a driver', [[31, '782320']], ['occupation']],
      ['attendance on 31 June', [[37, '20260631']], ['date']],
      ['attendance on 29 February of a common year', [[37, '20260229']], ['date']],
      ['attendance after its competence', [[37, '20260912']], ['attendance-after-competence']],
      ['attendance beyond the window', [[37, '20260412']], ['attendance-earlier', 'window-expired']],
      ['attendance of an earlier month', [[37, '20260512']], ['attendance-earlier']],
      ['sheet 000', [[45, '000']], ['range']],
      ['sequence 00', [[48, '00']], ['range']],
      ['sequence with a hole', [[48, '03']], ['sequence-missing']],
      ['sheet with a hole', [[45, '00301']], ['counter-policy', 'sheet-missing']],
      ['sheet and line repeated', [[48, '01']], ['line-repeated']],
      ['procedure check digit', [[50, '0803010126']], ['check-digit']],
      ['CNS and CPF', [[60, '700000000000005']], ['document-both']],
      ['neither CNS nor CPF', [[339, ' '.repeat(11)]], ['document-none']],
      ['CPF check digit', [[339, '12345678900']], ['check-digit']],
      ['CPF of zeros', [[339, '00000000000']], ['document-none', 'zeros']],
      [
        'CNS instead, with a wrong digit',
        [
          [60, '700000000000006'],
          [339, ' '.repeat(11)],
        ],
        ['check-digit'],
      ],
      ['sex', [[75, 'X']], ['domain']],
      ['municipality', [[76, '996860']], ['domain']],
      ['CID on a road code', [[82, 'A000']], ['must-be-blank']],
      ['CID that is none', [[82, '12  ']], ['must-be-blank', 'shape']],
      ['age', [[86, '065']], ['age']],
      ['age of 131', [[86, '131']], ['age', 'range']],
      ['quantity of zero', [[89, '000000']], ['range']],
      [
        'quantity over the maximum',
        [
          [50, '0803010168'],
          [89, '000013'],
        ],
        ['quantity-over'],
      ],
      ['quantity of a procedure without a maximum', [[89, '010000']], []],
      ['quantity with spaces', [[89, '     5']], ['not-numeric']],
      ['care character', [[95, '07']], ['domain']],
      ['authorisation', [[97, '1234567890123']], ['must-be-blank']],
      ['origin', [[110, 'XXX']], ['domain']],
      ['name missing', [[113, ' '.repeat(30)]], ['required']],
      ['birth date', [[143, '19601315']], ['date']],
      ['birth after attendance', [[143, '20260813']], ['birth-after-attendance']],
      ['race 99', [[151, '99']], ['domain']],
      ['race 05 without ethnicity', [[151, '05']], ['ethnicity-required']],
      ['ethnicity without race 05', [[153, 'X300']], ['ethnicity-forbidden']],
      ['unknown ethnicity', [[151, '05X999']], ['domain']],
      ['nationality', [[157, '011']], ['domain']],
      ['service of zeros', [[160, '000']], ['must-be-blank', 'zeros']],
      ['service without classification', [[160, '123']], ['must-be-blank', 'service-incomplete']],
      ['CNPJ', [[178, '11222333000181']], ['must-be-blank']],
      ['CEP of zeros', [[192, '00000000']], ['shape']],
      ['CEP missing', [[192, ' '.repeat(8)]], ['required']],
      ['street type', [[200, '003']], ['domain']],
      ['street missing', [[203, ' '.repeat(30)]], ['required']],
      ['number missing', [[243, '     ']], ['required']],
      ['district missing', [[248, ' '.repeat(30)]], ['required']],
      ['phone of 10 digits', [[278, '3733334444 ']], ['not-numeric']],
      ['e-mail', [[289, 'SEM ARROBA']], ['shape']],
      ['INE of zeros', [[329, '0000000000']], ['zeros']],
      ['homeless', [[350, 'X']], ['domain']],
      ['homeless left blank', [[350, ' ']], ['homeless-blank']],
      ['without CPF, with one', [[351, 'S']], ['without-cpf']],
      ['without CPF', [[351, 'X']], ['domain']],
    ])('finds: %s', async (_, changes, codes) => {
      expect(await codesOf(safely([first, put(second, ...changes)]))).toEqual(codes);
    });

    /** A control field that fits, for lines whose quantity or procedure may be no number. */
    function safely(lines: readonly string[]): string {
      const readable = lines.map((line) => put(line, [89, line.slice(88, 94).replace(/.*\D.*/, '000000')]));
      return crlf([put(HEADER, [26, controlOf(readable)]), ...lines]);
    }

    it('wants companions of 18 to 80 years', async () => {
      const companion = (birth: string, age: string) => fileOf([PATIENT, put(COMPANION, [86, age], [143, birth])]);
      expect(await codesOf(companion('20080812', '018'))).toEqual([]);
      expect(await codesOf(companion('20080813', '017'))).toEqual(['age-not-admitted']);
      expect(await codesOf(companion('19450813', '080'))).toEqual([]);
      expect(await codesOf(companion('19450812', '081'))).toEqual(['age-not-admitted']);
    });

    it('takes sex I, race 99 and two documents by the competence', async () => {
      const lines = (competence: string, length: number, ...changes: (readonly [number, string])[]) =>
        fileOf(
          [PATIENT, COMPANION].map((line, index) =>
            put(
              line,
              [10, competence],
              [37, `${competence}28`],
              [86, String(Number(competence.slice(0, 4)) - (index ? 1988 : 1960)).padStart(3, '0')],
              ...(index ? [] : changes),
            ).slice(0, length),
          ),
          put(HEADER, [8, competence]),
        );
      expect(await codesOf(lines('202608', 351, [75, 'I']))).toEqual([]);
      expect(await codesOf(lines('202512', 350, [75, 'I'], [86, '065']))).toEqual(['domain']);
      expect(await codesOf(lines('202304', 338, [60, '700000000000005'], [151, '99']))).toEqual(['domain']);
      expect(await codesOf(lines('202303', 338, [60, '700000000000005'], [151, '99']))).toEqual([]);
      expect(await codesOf(lines('202410', 349, [60, '700000000000005']))).toEqual([]);
      expect(await codesOf(lines('202411', 349, [60, '700000000000005']))).toEqual(['document-both']);
    });

    it('asks the table that it is given, and nothing of a procedure that is not in it', async () => {
      const file = fileOf([put(PATIENT, [31, '782320'], [82, 'A000']), COMPANION]);
      expect(await codesOf(file, { procedures: [] })).toEqual([]);
      const [patient] = ROAD_PROCEDURES;
      const drivers = [{ ...patient!, occupations: ['782320' as Cbo], blankFields: [], details: ['058'] }];
      expect(await codesOf(file, { procedures: drivers })).toEqual([]);
      expect(await codesOf(file, { procedures: [{ ...drivers[0]!, validTo: '202607' as Competence }] })).toEqual([]);
      const consolidated = [{ ...drivers[0]!, instruments: ['01'] }];
      expect(await codesOf(file, { procedures: consolidated })).toEqual(['instrument']);
      const byCns = fileOf([put(PATIENT, [60, '700000000000005'], [339, ' '.repeat(11)]), COMPANION]);
      expect(await codesOf(byCns, { procedures: [{ ...patient!, details: ['058'] }] })).toEqual(['document-cpf']);
    });
  });

  describe('in a BPA-C line', () => {
    it.each<[string, (readonly [number, string])[], FaultCode[]]>([
      ['road code', [[27, '0803010125']], ['instrument']],
      ['age', [[37, '131']], ['range']],
      ['sequence beyond 20', [[25, '21']], ['range', 'sheet-counter']],
      ['CBO', [[16, '32 205']], ['shape', 'sheet-counter']],
      ['origin', [[46, 'ABC']], ['domain']],
      ['competence after the header', [[10, '202612']], ['competence-after-header']],
    ])('finds: %s', async (_, changes, codes) => {
      const lines = [put(CONSOLIDATED, ...changes), PATIENT, COMPANION];
      expect(await codesOf(crlf([put(HEADER, [14, '000004000002'], [26, controlOf(lines)]), ...lines]))).toEqual(codes);
    });

    it('finds one of a wrong length', async () => {
      const file = crlf([put(HEADER, [14, '000004']), `${CONSOLIDATED} `, PATIENT, COMPANION]);
      expect(await codesOf(file)).toEqual(['line-length']);
    });
  });
});

describe('the attributes of road displacement', () => {
  it('are those of SIGTAP 202608', () => {
    expect(
      ROAD_PROCEDURES.map(({ procedure, value, ageMonths, maxQuantity }) => [procedure, value, ageMonths, maxQuantity]),
    ).toEqual([
      ['0803010125' as ProcedureCode, 495 as Money, [0, 1571], undefined],
      ['0803010109' as ProcedureCode, 495 as Money, [216, 971], undefined],
    ]);
    const [patient, companion] = ROAD_PROCEDURES.map(({ occupations }) => new Set<string>(occupations));
    expect([patient!.size, companion!.size]).toEqual([21, 21]);
    expect([...patient!].filter((cbo) => !companion!.has(cbo))).toEqual(['225135', '225175', '225275']);
    expect([...companion!].filter((cbo) => !patient!.has(cbo))).toEqual(['225180', '225215', '225235']);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readLine, type Line } from '../domain/sheet.js';
import { csvLine, UTF8_MARK } from '../http/csv.js';
import { readSheet } from '../reading/read-sheet.js';
import { Appointments } from './appointments.js';
import { type Desk } from './desk.js';
import { Distances } from './distances.js';
import { People } from './people.js';
import { Routes } from './routes.js';
import { Vehicles } from './vehicles.js';

const DESKS = [People, Appointments, Vehicles, Routes, Distances].map(
  (type) => Reflect.construct(type, []) as unknown as Desk,
);
const template = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../../../docs/modelos', name));

describe.each(DESKS.map((desk) => [desk.title, desk] as const))('the template %s', (title, { columns }) => {
  it('has every column, with an example, as CSV', () =>
    expect(template(`${title}.csv`).toString()).toBe(
      UTF8_MARK + csvLine(columns.map(({ heading }) => heading)) + csvLine(columns.map(({ example }) => example)),
    ));

  it.each(['csv', 'xlsx'])('is read without a fault, as %s', async (format) => {
    const sheet = await readSheet(template(`${title}.${format}`), columns);
    const lines: Line[] = [];
    for await (const line of sheet.lines) lines.push(line);
    expect([sheet.format, sheet.ignored]).toEqual([format, { columns: [], sheets: [] }]);
    expect(lines.map((line) => readLine(columns, line).faults)).toEqual([[]]);
  });
});

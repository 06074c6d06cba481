import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

describe('the audit of the packages', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'embarque-audit-'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  /** The audit with an npm that prints this. */
  const auditOf = (printed: string, { status = 0, complaint = '' } = {}) => {
    const npm = join(directory, 'npm');
    writeFileSync(join(directory, 'printed'), printed);
    writeFileSync(join(directory, 'complaint'), complaint);
    writeFileSync(npm, `#!/bin/sh\ncat '${directory}/printed'\ncat '${directory}/complaint' >&2\nexit ${status}\n`);
    chmodSync(npm, 0o755);
    return spawnSync(process.execPath, ['test/audit.js'], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${directory}${delimiter}${process.env['PATH']}` },
    });
  };
  const report = (...found: { name: string; severity: string; fixAvailable?: unknown }[]) => {
    const counts = Object.fromEntries(
      ['info', 'low', 'moderate', 'high', 'critical'].map((severity) => [
        severity,
        found.filter((one) => one.severity === severity).length,
      ]),
    );
    const via = [{ title: 'Invented advisory', url: 'https://example.org/1' }, 'another-package'];
    return JSON.stringify({
      vulnerabilities: Object.fromEntries(
        found.map((one) => [one.name, { via, range: '<2.0.0', fixAvailable: false, ...one }]),
      ),
      metadata: { vulnerabilities: counts, dependencies: { prod: 321 } },
    });
  };

  it('says that nothing is known against them', () =>
    expect(auditOf(report())).toMatchObject({ status: 0, stdout: '321 packages: no known vulnerability.\n' }));

  it('names every package, the worst first, and tells by its exit code how bad it is', () => {
    const fixAvailable = { name: 'express', version: '6.0.0', isSemVerMajor: true };
    const moderate = auditOf(report({ name: 'b', severity: 'low' }, { name: 'a', severity: 'moderate' }), {
      status: 1,
    });
    expect(moderate).toMatchObject({ status: 1, stderr: '' });
    expect(moderate.stdout).toBe(
      [
        'moderate  a <2.0.0: Invented advisory (https://example.org/1); through another-package. No fix yet.',
        'low       b <2.0.0: Invented advisory (https://example.org/1); through another-package. No fix yet.',
        '321 packages: 1 moderate, 1 low.\n',
      ].join('\n'),
    );
    const bad = auditOf(report({ name: 'a', severity: 'critical', fixAvailable }), { status: 1 });
    expect(bad.status).toBe(2);
    expect(bad.stdout).toContain('Fixed by express 6.0.0, a new major version.');
  });

  it.each([
    ['refuses', JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405, error: { summary: '' } }), ''],
    ['is away', JSON.stringify({ error: { code: 'ENOTFOUND', summary: 'network is down' } }), ''],
    ['says nothing', '', 'npm error audit endpoint returned an error\nmore'],
    ['says something else', '{}', ''],
  ])('does not take it for good news when the service %s', (_, printed, complaint) => {
    const { status, stdout, stderr } = auditOf(printed, { status: 1, complaint });
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(/^The audit service did not answer: (405 M|network|npm error audit|no report)/);
    expect(stderr).toContain('NOT known');
  });
});

// `npm run audit`: what the registry's audit service knows of the packages that are delivered.
// Ends with 0 (nothing known), 1 (low or moderate), 2 (high or critical) or 3: there was no answer, so nothing is known.
import { spawnSync } from 'node:child_process';

const SEVERITIES = ['critical', 'high', 'moderate', 'low', 'info'];
const UNANSWERED = 3;

const { stdout, stderr, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === 'win32',
});
const report = parsed(stdout);
const counts = report?.metadata?.vulnerabilities;

if (!counts || !report.vulnerabilities) {
  const why = error?.message ?? report?.message ?? report?.error?.summary ?? stderr?.trim().split('\n')[0];
  console.error(`The audit service did not answer: ${why || 'no report'}`);
  console.error(
    'Whether the packages have known vulnerabilities is NOT known. Repeat where the service can be reached.',
  );
  process.exitCode = UNANSWERED;
} else {
  const found = Object.values(report.vulnerabilities).sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
  for (const { severity, name, range, via, fixAvailable } of found) {
    const advisories = via.map((one) => (typeof one === 'string' ? `through ${one}` : `${one.title} (${one.url})`));
    console.log(`${severity.padEnd(8)}  ${name} ${range}: ${advisories.join('; ')}. ${fixOf(fixAvailable)}`);
  }
  const packages = report.metadata.dependencies?.prod ?? 'an unknown number of';
  const summary = SEVERITIES.filter((severity) => counts[severity]).map(
    (severity) => `${counts[severity]} ${severity}`,
  );
  console.log(`${packages} packages: ${summary.join(', ') || 'no known vulnerability'}.`);
  process.exitCode = counts.critical || counts.high ? 2 : counts.moderate || counts.low ? 1 : 0;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function rank({ severity }) {
  return SEVERITIES.indexOf(severity);
}

function fixOf(fix) {
  if (!fix) return 'No fix yet.';
  if (fix === true) return 'Fixed by `npm audit fix`.';
  return `Fixed by ${fix.name} ${fix.version}${fix.isSemVerMajor ? ', a new major version' : ''}.`;
}

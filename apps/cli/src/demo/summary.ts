import { type QuadrimesterView } from '#embarque/monitoring';
import { CAUSES, type WrittenBpaFile, type Cause } from '#embarque/production';

/** The demo's result, as `--json` prints it. */
export interface DemoSummary {
  readonly competence: string;
  /** Made; those called off are counted apart. */
  readonly trips: number;
  readonly cancelledTrips: number;
  /** Carried on at least one leg. */
  readonly passengers: number;
  readonly patientLines: number;
  readonly companionLines: number;
  /** By first cause. */
  readonly unpresentable: Readonly<Record<string, number>>;
  readonly units: number;
  readonly events: number;
  readonly bpaFile: string;
  readonly sha256: string;
}

const STATES = { fed: 'alimentado', zero: 'zero', missing: 'sem alimentação', open: 'em curso' } as const;

/** The same for people (pt-BR). */
export function summaryText(summary: DemoSummary, file: WrittenBpaFile, quadrimester: QuadrimesterView): string {
  const number = new Intl.NumberFormat('pt-BR');
  const lost = Object.entries(summary.unpresentable);
  return [
    '',
    `Competência ${summary.competence}`,
    `  viagens feitas           ${number.format(summary.trips)} (mais ${number.format(summary.cancelledTrips)} canceladas)`,
    `  passageiros levados      ${number.format(summary.passengers)}`,
    `  linhas de pacientes      ${number.format(summary.patientLines)}`,
    `  linhas de acompanhantes  ${number.format(summary.companionLines)}`,
    `  unidades de 50 km        ${number.format(summary.units)}`,
    '  não apresentáveis',
    ...lost.map(([cause, entries]) => `    ${String(entries).padStart(5)}  ${CAUSES[cause as Cause].text}`),
    `  eventos                  ${number.format(summary.events)}`,
    '',
    `Arquivo ${file.path}: ${number.format(file.lines)} linhas, ${file.sheets} folhas, campo de controle ${file.control}, sem falhas`,
    `  sha256 ${file.sha256}`,
    '',
    `Quadrimestre ${quadrimester.quadrimester}`,
    ...quadrimester.managers.flatMap(({ name, months }) => [
      `  ${name}`,
      ...months.map(
        ({ competence, trips, passengers, lines, units, state }) =>
          `    ${competence}  ${String(trips).padStart(5)} viagens  ${String(passengers).padStart(6)} passageiros  ${String(lines).padStart(6)} linhas  ${String(units).padStart(6)} unidades  ${STATES[state]}`,
      ),
    ]),
  ].join('\n');
}

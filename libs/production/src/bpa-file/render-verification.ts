import type { Fault } from '../domain/bpa/faults.js';
import type { BpaFileVerification } from './verify-bpa-file.js';

const month = (competence: string): string => `${competence.slice(4)}/${competence.slice(0, 4)}`;
const number = (value: number): string => value.toLocaleString('pt-BR');
const counted = (count: number, one: string, many: string): string => `${number(count)} ${count === 1 ? one : many}`;

/** What `embarque bpa verify FILE` prints: the file's facts, then each fault with its line and field. No final newline. */
export function renderVerification(report: BpaFileVerification): string {
  const { name, bytes, sha256, header, layout, lines, faults, notes, faultCount, noteCount, counts } = report;
  const facts = [
    `Arquivo: ${name ?? '(sem nome)'}, ${counted(bytes, 'byte', 'bytes')}`,
    `SHA-256: ${sha256}`,
    ...(header
      ? [
          `Competência: ${header.competence ? month(header.competence) : 'ilegível'}`,
          `Origem: ${header.origin.name || '(em branco)'} (${header.origin.acronym || 'sem sigla'})`,
          `Destino: ${header.destination.name || '(em branco)'}`,
          `Versão: ${header.version || '(em branco)'}${header.sealed ? ', com selo de integridade' : ''}`,
        ]
      : []),
    ...(layout ? [`Layout: linhas BPA-I de ${layout.length} caracteres, desde ${month(layout.from)}`] : []),
    `Conteúdo: ${counted(lines.individual, 'linha', 'linhas')} BPA-I, ${counted(lines.consolidated, 'linha', 'linhas')} BPA-C, ` +
      `${counted(report.sheets, 'folha', 'folhas')}, quantidade ${number(report.quantity)}, campo de controle ${report.control}`,
  ];
  const shown = (list: readonly Fault[]) => list.map(sentence);
  const unshown = Object.entries(counts)
    .map(
      ([code, count]) => [code, count - [...faults, ...notes].filter((fault) => fault.code === code).length] as const,
    )
    .filter(([, rest]) => rest > 0)
    .map(([code, rest]) => `… e mais ${number(rest)} do mesmo tipo (${code}).`);
  return [
    ...facts,
    '',
    faultCount === 0
      ? 'Nenhuma falha encontrada.'
      : `${counted(faultCount, 'falha encontrada', 'falhas encontradas')}:`,
    ...shown(faults),
    ...(noteCount > 0 ? ['', `${counted(noteCount, 'observação', 'observações')}:`, ...shown(notes)] : []),
    ...(unshown.length > 0 ? ['', ...unshown] : []),
  ].join('\n');
}

function sentence({ line, field, from, to, message }: Fault): string {
  const place = [
    ...(line > 0 ? [`linha ${line}`] : ['arquivo']),
    ...(field === undefined ? [] : [`${field} (${from === to ? from : `${from}–${to}`})`]),
  ].join(', ');
  return `- ${place}: ${message}`;
}

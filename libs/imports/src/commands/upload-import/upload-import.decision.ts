import { accept, refuse, type Decision, type Instant, type Refused } from '#embarque/kernel';
import { isOfTown, type Import, type ImportEvent, type ImportFacts } from '../../domain/import.js';

/** Whose a spreadsheet must be said to be, and whose not. */
export function targetFault({
  kind,
  managerId,
  municipality,
}: Pick<ImportFacts, 'kind' | 'managerId' | 'municipality'>): Refused | undefined {
  const right = isOfTown(kind) ? municipality && !managerId : managerId && !municipality;
  if (right) return undefined;
  return refuse(
    'import-target-wrong',
    isOfTown(kind)
      ? 'Pessoas e atendimentos são de um município: informe municipality, e não managerId.'
      : 'Veículos, rotas e distâncias são de um gestor: informe managerId, e não municipality.',
  );
}

export function uploadImport(facts: ImportFacts, by: string, at: Instant, state: Import): Decision<ImportEvent> {
  if (state.status !== 'unknown') return refuse('import-already-uploaded', 'Esta planilha já foi recebida.');
  return targetFault(facts) ?? accept({ type: 'ImportUploaded', data: { ...facts, by, at } });
}

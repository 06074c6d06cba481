import { accept, refuse, type Decision, type Instant } from '#embarque/kernel';
import { type Import, type ImportEvent } from '../../domain/import.js';

/** Of an import that is the asker's own. */
export function commitImport(at: Instant, state: Exclude<Import, { status: 'unknown' }>): Decision<ImportEvent> {
  switch (state.status) {
    case 'uploaded':
      return refuse('import-not-checked', 'A conferência desta planilha ainda não terminou.');
    case 'committed':
    case 'finished':
      return refuse('import-already-committed', 'Esta planilha já foi mandada gravar.');
    case 'expired':
      return refuse('import-expired', 'O prazo desta planilha acabou e as linhas foram apagadas: envie-a de novo.');
    case 'checked':
      return state.counts?.fresh
        ? accept({ type: 'ImportCommitted', data: { importId: state.importId, at } })
        : refuse('import-has-nothing-new', 'Nenhuma linha desta planilha é nova e está certa: não há o que gravar.');
  }
}

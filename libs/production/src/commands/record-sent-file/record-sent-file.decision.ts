import { accept, refuse, type Cnes, type Decision, type IbgeCode } from '#embarque/kernel';
import { isNamedAfter, type BpaDocument, type SentFileEvent, type SentFiles } from '../../domain/sent-file.js';

/** Whose a file must be. */
export interface Owner {
  readonly seat: IbgeCode;
  /** In whose name the manager presents, once that is set. */
  readonly establishment?: Cnes | undefined;
}

/** A file is the manager's by the name that SIA wants, or by the establishment of its lines; twice it is recorded once. */
export function recordSentFile(document: BpaDocument, owner: Owner, state: SentFiles): Decision<SentFileEvent> {
  if (state.has(document.sha256)) return accept();
  const { fileName, shares } = document;
  const isOwn =
    isNamedAfter(fileName, owner.seat) || shares.some(({ establishment }) => establishment === owner.establishment);
  return isOwn
    ? accept({ type: 'BpaDocumentRecorded', data: document })
    : refuse(
        'sent-file-of-another',
        `O arquivo não é deste gestor: não tem o nome do município-sede (PA${owner.seat}), nem linhas do estabelecimento que apresenta.`,
      );
}

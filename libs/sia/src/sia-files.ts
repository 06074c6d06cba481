import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { Inject, Injectable } from '@nestjs/common';
import { READ_MODELS, type ReadModels } from '#embarque/application';
import { EVENT_STORE, type EventStore } from '#embarque/event-store';
import { type Cnes, type Competence, type Uuid } from '#embarque/kernel';
import { STATE, TerritoryNames } from '#embarque/territory';
import { readReport } from './domain/read-report.js';
import { MOST_OCCURRENCES, type ReportFacts } from './domain/report.js';
import { resultNameOf } from './domain/result-name.js';
import { MOST_TOTALS, type ResultFacts } from './domain/result.js';
import { Tally } from './domain/tally.js';
import { Presenters } from './presenters.js';
import { openResult } from './reading/open-result.js';
import { UnreadableFile } from './reading/unreadable.js';

/** As the commands take it: what is empty is left out. */
type ResultInput = Omit<ResultFacts, 'letter' | 'totals'> & Partial<Pick<ResultFacts, 'letter' | 'totals'>>;
type ReportInput = Omit<ReportFacts, 'establishments' | 'occurrences'> &
  Partial<Pick<ReportFacts, 'establishments' | 'occurrences'>>;

/** What a report says besides what is recorded of it. */
export interface ReportLeftovers {
  /** Numbers of the first lines that could not be read. */
  readonly unreadLines: readonly number[];
  /** Rows of other establishments and other instruments, which are passed over. */
  readonly otherRows: number;
}

const SHOWN_LINES = 100;

/** Reads what SIA returns into what the commands record. A file that cannot be taken leaves nothing. */
@Injectable()
export class SiaFiles {
  constructor(
    private readonly names: TerritoryNames,
    private readonly presenters: Presenters,
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /**
   * A result file of DATASUS, in passing: of millions of rows some hundreds of totals stay.
   * @throws UnreadableFile it is none, is cut or damaged, of another state, or its name says something else
   */
  async readResult(source: AsyncIterable<Uint8Array>, fileName: string): Promise<ResultInput> {
    const name = resultNameOf(fileName);
    if (!name) {
      throw new UnreadableFile(
        'result-name-unknown',
        'O arquivo deve ter o nome que o DATASUS lhe deu, como PAMG2609a.dbc: por ele se sabe que parte do mês é.',
      );
    }
    if (name.uf !== STATE.uf) {
      throw new UnreadableFile(
        'result-of-another-state',
        `O arquivo é da produção de ${name.uf}: só se importam os de ${STATE.uf}.`,
      );
    }
    const hash = createHash('sha256');
    const { columns, rows } = await openResult(hashing(source, hash));
    try {
      const tally = Tally.of(columns, { code: STATE.code, uf: STATE.uf });
      if (!tally) {
        throw new UnreadableFile('result-unreadable', 'O arquivo não é um resultado PA ou BI do SIA: faltam colunas.');
      }
      for await (const batch of rows) {
        for (const cells of batch) tally.add(cells);
        const refused = tally.refusal();
        if (refused) throw new UnreadableFile(refused.refusal.code, ...refused.refusal.reasons);
      }
      const known = await this.known(tally.establishments());
      const result = tally.result((establishment) => known.has(establishment));
      if (!result) throw new UnreadableFile('result-empty', 'O arquivo não tem registros.');
      if (result.kind !== name.kind || result.processing !== name.processing) {
        throw new UnreadableFile(
          'result-name-contradicts',
          `O nome diz ${name.kind} de ${name.processing}, e o conteúdo é ${result.kind} de ${result.processing}.`,
        );
      }
      if (result.totals.length > MOST_TOTALS) {
        const most = MOST_TOTALS.toLocaleString('pt-BR');
        throw new UnreadableFile('result-too-long', `O arquivo tem mais de ${most} totais de estabelecimentos.`);
      }
      const { totals, ...facts } = result;
      return {
        ...{ fileName, sha256: hash.digest('hex'), ...facts },
        ...(name.letter ? { letter: name.letter } : {}),
        ...(totals.length ? { totals } : {}),
      };
    } finally {
      await rows.return(undefined);
    }
  }

  /**
   * A consistency report of SIA, as far as it is of the manager.
   * @throws UnreadableFile it is none, of another month, or too long
   */
  async readReport(
    bytes: Buffer,
    { managerId, competence, fileName }: { managerId: Uuid; competence: Competence; fileName: string },
  ): Promise<ReportLeftovers & { readonly input: ReportInput }> {
    const reading = readReport(new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes));
    if (!reading.establishments.length) {
      throw new UnreadableFile(
        'report-unreadable',
        'O arquivo não é um relatório de ocorrências do SIA: não traz nenhum estabelecimento (CNES : 9999999).',
      );
    }
    if (reading.competences.some((one) => one !== competence)) {
      const said = reading.competences.join(', ');
      throw new UnreadableFile(
        'report-of-another-competence',
        `O relatório é da competência ${said}, e foi enviado como da ${competence}.`,
      );
    }
    const presented = await this.presenters.establishmentsOf(managerId);
    const isOurs = ({ establishment }: { readonly establishment: Cnes }) => presented.has(establishment);
    const establishments = reading.establishments.filter((establishment) => presented.has(establishment));
    const occurrences = reading.occurrences.filter(isOurs);
    if (occurrences.length > MOST_OCCURRENCES) {
      throw new UnreadableFile(
        'report-too-long',
        `O relatório tem mais de ${MOST_OCCURRENCES.toLocaleString('pt-BR')} ocorrências do gestor: ` +
          'corrija antes o que se repete em todas as linhas, e tire o relatório de novo.',
      );
    }
    return {
      input: {
        ...{ managerId, competence, fileName, sha256: createHash('sha256').update(bytes).digest('hex') },
        ...{ unreadRows: reading.unread.length },
        ...(establishments.length ? { establishments } : {}),
        ...(occurrences.length ? { occurrences } : {}),
      },
      unreadLines: reading.unread.slice(0, SHOWN_LINES),
      otherRows: reading.otherRows + reading.occurrences.length - occurrences.length,
    };
  }

  private async known(establishments: readonly Cnes[]): Promise<ReadonlyMap<string, unknown>> {
    if (!(await this.readModels.caughtUp(await this.store.head(), 120_000))) {
      // Establishments that are not seen yet would be left out in silence.
      throw new UnreadableFile(
        'read-models-behind',
        'As consultas ainda não mostram tudo o que foi registrado: repita o pedido em alguns minutos.',
      );
    }
    return this.names.establishments(establishments);
  }
}

async function* hashing(
  source: AsyncIterable<Uint8Array>,
  hash: { update(piece: Uint8Array): unknown },
): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    hash.update(piece);
    yield piece;
  }
}

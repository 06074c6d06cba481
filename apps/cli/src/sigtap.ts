import { OPERATOR, Queries, READ_MODELS, type ReadModels } from '#embarque/application';
import { Stop } from '#embarque/composition';
import { EVENT_STORE, type EventStore } from '#embarque/event-store';
import { ListSigtapTables, SigtapImports } from '#embarque/sigtap';
import { contextFor } from './context.js';
import { inApplication } from './session.js';

const count = (number: number): string => number.toLocaleString('pt-BR');
const rowsIn = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, rows) => sum + rows, 0);

/** `sigtap import FILE`: any competence's official archive; again, it changes nothing. */
export const importSigtap = (file: string, { json }: { json: boolean }): Promise<void> =>
  inApplication({ projecting: false }, async (app) => {
    const outcome = await app
      .get(SigtapImports, { strict: false })
      .import(file, (sha256) => contextFor(OPERATOR, `sigtap/${sha256}`))
      .catch((error: NodeJS.ErrnoException) => {
        throw ['open', 'read'].includes(error.syscall ?? '')
          ? new Stop(`Não foi possível ler ${file} (${error.code}).`)
          : error;
      });
    if (!outcome.ok) throw new Stop(outcome.refusal.reasons.join('\n'));
    const { competence, version, sha256, counts, isNew, inForce } = outcome.result;
    if (json) return console.log(JSON.stringify(outcome.result));
    console.log(
      [
        `Tabela SIGTAP ${competence}, versão ${version}: ${isNew ? 'importada' : 'já estava importada, nada mudou'}`,
        `${count(counts['tb_procedimento'] ?? 0)} procedimentos, ${count(rowsIn(counts))} linhas ao todo`,
        inForce ? 'É a versão que vale para a competência.' : 'Não vale: há uma versão mais nova da competência.',
        `sha256 ${sha256}`,
      ].join('\n'),
    );
  });

/** `sigtap list`: the tables that were imported. */
export const listSigtap = (): Promise<void> =>
  inApplication({ projecting: true }, async (app) => {
    await app.get<ReadModels>(READ_MODELS).caughtUp(await app.get<EventStore>(EVENT_STORE).head(), 120_000);
    const tables = await app.get(Queries).ask(ListSigtapTables, {}, OPERATOR);
    if (!tables.ok) throw new Stop(tables.refusal.reasons.join('\n'));
    if (!tables.result.length) return console.log('Nenhuma tabela SIGTAP foi importada.');
    for (const { competence, version, importedAt, counts, inForce } of tables.result) {
      const procedures = count(counts['tb_procedimento'] ?? 0);
      console.log(
        `${competence}  ${version}  ${importedAt.toISOString()}  ${procedures} procedimentos${inForce ? '  vale' : ''}`,
      );
    }
  });

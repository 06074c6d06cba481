import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Queries, READ_MODELS, type ReadModels } from '#embarque/application';
import { Stop } from '#embarque/composition';
import { EVENT_STORE, type EventStore } from '#embarque/event-store';
import { Uuid } from '#embarque/kernel';
import { GetLineProof, renderProofPdf, renderProofText, type LineProofView } from '#embarque/production';
import { TripsDirectory } from '#embarque/trips';
import { actingFor } from './acting.js';
import { inApplication } from './session.js';

interface ProofOptions {
  readonly json: boolean;
  /** What was known at this instant. */
  readonly asOf?: string;
  /** Where the PDF goes. */
  readonly pdf?: string;
}

/** Prints what a line of the ledger rests on. `line` is `tripId/authorizationId`, and `/correction` for a late correction. */
export async function proveLine(line: string, { json, asOf, pdf }: ProofOptions): Promise<void> {
  const [tripId, authorizationId, correction = '0', ...rest] = line.split('/');
  if (!Uuid.is(tripId) || !Uuid.is(authorizationId) || rest.length)
    throw new Stop(
      'A linha deve ter a forma VIAGEM/AUTORIZAÇÃO ou VIAGEM/AUTORIZAÇÃO/CORREÇÃO, com os identificadores.',
    );
  const proof = await inApplication({ projecting: true }, async (app): Promise<LineProofView> => {
    const { trip } = await app.get(TripsDirectory).travellers(tripId);
    if (trip.status === 'unscheduled') throw new Stop(`Não há viagem com o identificador ${tripId}.`);
    const head = await app.get<EventStore>(EVENT_STORE).head();
    if (!(await app.get<ReadModels>(READ_MODELS).caughtUp(head, 120_000)))
      throw new Stop('O livro de produção ainda não leu todos os eventos. Tente de novo em instantes.');
    const asked = { managerId: trip.managerId, tripId, authorizationId, correction, ...(asOf ? { asOf } : {}) };
    const answer = await app.get(Queries).ask(GetLineProof, asked, await actingFor(app));
    const found = answer.ok ? answer.result : answer;
    if ('refusal' in found) throw new Stop(found.refusal.reasons.join('\n'));
    return found;
  });
  if (pdf) {
    await pipeline(renderProofPdf(proof), createWriteStream(pdf)).catch(({ code, message }: NodeJS.ErrnoException) => {
      throw new Stop(`Não foi possível gravar ${pdf} (${code ?? message}).`);
    });
    console.log(`${pdf}: ${proof.links.length} elos, ${proof.missing.length} em falta.`);
  }
  if (json) console.log(JSON.stringify(proof));
  else if (!pdf) console.log(renderProofText(proof));
  if (proof.chains.some(({ intact }) => !intact)) process.exitCode = 1;
}

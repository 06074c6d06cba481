import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { DEMO, Dispatcher, Queries } from '#embarque/application';
import {
  configFrom,
  createHttpApp,
  EmbarqueModule,
  inScratch,
  openRuntime,
  Stop,
  type Runtime,
} from '#embarque/composition';
import { EVENT_STORE, type EventStore } from '#embarque/event-store';
import {
  addMonths,
  Competence,
  firstDayOf,
  instantOf,
  quadrimesterOf,
  type LocalDate,
  type LocalTime,
  addDays,
} from '#embarque/kernel';
import { ViewQuadrimester } from '#embarque/monitoring';
import { BpaFiles, CheckCompetence, CloseCompetence, GetCompetence, verifyBpaPath } from '#embarque/production';
import { Projector } from '#embarque/read-model';
import { contextFor } from '../context.js';
import { openAccounts } from './accounts.js';
import { Chance } from './chance.js';
import { gatherFleet } from './fleet.js';
import { Month } from './month.js';
import { DemoClock, Office } from './office.js';
import { registerPeople } from './people.js';
import { fillTrips, planTrips, workdaysOf } from './plan.js';
import { foundTerritory } from './territory.js';
import { summaryText, type DemoSummary } from './summary.js';

interface DemoOptions {
  readonly once: boolean;
  readonly competence: Competence;
  readonly trips: number;
  readonly seed: string;
  readonly out: string;
  readonly port: number;
  readonly json: boolean;
}

/** `embarque demo`: the main job from the first registration to the BPA file, on data that nobody lives behind. */
export async function demo(raw: Record<string, string | boolean>, untilTold: Promise<void>): Promise<void> {
  const options = optionsOf(raw);
  if (process.env['DATABASE_URL'] && !process.env['EMBARQUE_MASTER_KEY']) {
    throw new Stop(
      'Com DATABASE_URL informe também EMBARQUE_MASTER_KEY: sem ela os dados da demonstração não seriam lidos de novo.',
    );
  }
  await inScratch('demo', async (directory) => {
    const config = configFrom({
      EMBARQUE_MASTER_KEY: randomBytes(32).toString('hex'),
      ...process.env,
      EMBARQUE_DATA: directory,
      // The demo's clock stands still, and codes of a second factor do not.
      TOTP_ROLES: 'none',
      PORT: String(options.port),
    });
    const progress = new Progress();
    const runtime = await openRuntime(config, { temporary: true, onProgress: (step) => progress.say(step) });
    try {
      await play(runtime, options, progress, untilTold);
    } finally {
      await runtime.stop();
    }
  });
}

async function play(
  runtime: Runtime,
  options: DemoOptions,
  progress: Progress,
  untilTold: Promise<void>,
): Promise<void> {
  const start = firstDayOf(options.competence);
  const clock = new DemoClock(instantOf(addDays(start, -5), '08:00' as LocalTime));
  const composition = { projecting: true, clock };
  const http = options.once ? undefined : await createHttpApp(runtime, composition);
  const app =
    http ??
    (await NestFactory.createApplicationContext(EmbarqueModule.on(runtime, composition), {
      logger: ['error', 'warn'],
    }));
  try {
    await refuseUsedLog(app.get<EventStore>(EVENT_STORE));
    await http?.listen(runtime.config.port, runtime.config.host);
    const office = new Office(app.get(Dispatcher), app.get(Queries), options.seed);
    const chance = new Chance(options.seed);

    progress.say('cadastrando o consórcio, as rotas e a frota');
    const territory = await foundTerritory(office, options.competence, '2018-05-22' as LocalDate);
    const aDay = Math.ceil((options.trips + Math.ceil(options.trips / 40)) / workdaysOf(options.competence).length);
    const fleet = await gatherFleet(office, chance, territory.managerId, aDay);
    const perTown = Math.max(24, aDay * 3);
    const people = await registerPeople(office, chance, territory.towns, perTown, start, (done, all) =>
      progress.count('pessoas cadastradas', done, all),
    );

    const trips = planTrips(options.trips, options.competence, territory.routes, fleet.reserves.length);
    fillTrips(trips, people, chance);
    const month = new Month(office, clock, fleet, trips, (step, done, all) => progress.count(step, done, all));
    await month.schedule();
    await month.travel();

    progress.say('fechando a competência e escrevendo o arquivo BPA-I');
    clock.set(instantOf(addDays(firstDayOf(addMonths(options.competence, 1)), 4), '10:00' as LocalTime));
    const { managerId } = territory;
    await office.send(CheckCompetence, { managerId, competence: options.competence }, options.competence);
    await office.send(CloseCompetence, { managerId, competence: options.competence }, options.competence);
    const exported = await app
      .get(BpaFiles)
      .export(managerId, options.competence, options.out, contextFor(DEMO, `export/${options.seed}`, clock));
    if (!exported.ok) throw new Stop(exported.refusal.reasons.join(' '));
    const { parts, file } = exported.result;
    const [{ path }] = parts;
    const verification = await verifyBpaPath(path);
    if (!verification.ok) throw new Error(`the file that was written does not verify: ${JSON.stringify(verification)}`);

    const store = app.get<EventStore>(EVENT_STORE);
    const events = await store.head();
    await app.get(Projector).caughtUp(events);
    const production = await office.see(GetCompetence, { managerId, competence: options.competence });
    const quadrimester = await office.see(ViewQuadrimester, {
      quadrimester: quadrimesterOf(options.competence),
      managerId,
    });
    const done = quadrimester.managers[0]!.months.find(({ competence }) => competence === options.competence)!;
    const summary: DemoSummary = {
      competence: options.competence,
      trips: done.trips,
      cancelledTrips: trips.filter(({ cancelled }) => cancelled).length,
      passengers: done.passengers,
      patientLines: production.patientLines,
      companionLines: production.companionLines,
      unpresentable: production.unpresentable,
      units: production.units,
      events: Number(events),
      bpaFile: path,
      sha256: file.sha256,
    };
    progress.end();
    console.log(summaryText(summary, parts[0], quadrimester));
    if (options.json) console.log(JSON.stringify(summary));
    if (!options.once) {
      const accounts = await openAccounts(office, territory, fleet);
      console.error('Contas da demonstração (login, senha provisória a trocar ao entrar):');
      for (const { login, oneTimePassword } of accounts) console.error(`  ${login.padEnd(20)} ${oneTimePassword}`);
      console.error(
        `Embarque no ar em http://${runtime.config.host}:${runtime.config.port} (API: /api/docs). Ctrl+C encerra e apaga a demonstração.`,
      );
      await untilTold;
    }
  } finally {
    await app.close();
  }
}

export function optionsOf(raw: Record<string, string | boolean>): DemoOptions {
  const { once, competence, seed, out, json } = raw;
  const trips = Number(raw['trips']);
  const port = Number(raw['port']);
  if (!Competence.is(competence) || competence < '202603') {
    throw new Stop(
      '--competence deve ser um mês AAAAMM a partir de 202603, o primeiro cujos atributos SIGTAP acompanham o programa.',
    );
  }
  if (!Number.isInteger(trips) || trips < 1 || trips > 20_000)
    throw new Stop('--trips deve ser um número de 1 a 20000.');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Stop('--port deve ser um número de 0 a 65535.');
  return { once: once === true, json: json === true, competence, trips, port, seed: String(seed), out: String(out) };
}

async function refuseUsedLog(store: EventStore): Promise<void> {
  if ((await store.head()) > 0n)
    throw new Stop('A demonstração quer um registro de eventos vazio, e este já tem eventos.');
}

/** One line that counts, on a terminal; a line for each step elsewhere. */
class Progress {
  private open = false;
  private last = '';

  say(step: string): void {
    this.end();
    console.error(`… ${step}`);
  }

  count(step: string, done: number, all: number): void {
    const text = `… ${step}: ${done} de ${all}`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r${text.padEnd(this.last.length)}`);
      this.open = true;
    } else if (done === all || done % Math.ceil(all / 4) === 0) console.error(text);
    this.last = text;
  }

  end(): void {
    if (this.open) process.stderr.write('\n');
    this.open = false;
  }
}

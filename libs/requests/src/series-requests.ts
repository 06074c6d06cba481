import { Injectable } from '@nestjs/common';
import {
  answer,
  Dispatcher,
  letIn,
  Streams,
  type CommandContext,
  type Decided,
  type Outcome,
} from '#embarque/application';
import { accept, idFrom, localDateOf, refuseUnknown, type Decision, type Instant, type Uuid } from '#embarque/kernel';
import { BookAppointment, CancelAppointment, PeopleDirectory } from '#embarque/people';
import { unlessErased } from '#embarque/privacy';
import { TerritoryDirectory } from '#embarque/territory';
import { type ChangeSeries } from './commands/change-series/change-series.command.js';
import { withdrawRequest } from './commands/close-request.decision.js';
import { changedTo, changeSeries, firstDate, startedAs, startSeries } from './commands/series.decision.js';
import { type SeriesAnswer } from './commands/start-series/series-fields.js';
import { type StartSeries } from './commands/start-series/start-series.command.js';
import { type KnownRequest } from './domain/request.js';
import {
  series,
  seriesStream,
  standingOf,
  wishesOf,
  type KnownSeries,
  type Series,
  type SeriesDate,
  type SeriesEvent,
  type SeriesPlan,
  type SettledDate,
  type Wish,
} from './domain/series.js';
import { RequestTexts, type Opener } from './request-texts.js';
import { Requests, type TransportWanted } from './requests.js';
import { planOf, wantedBy } from './series-plan.js';

type Deciding = Decision<SeriesEvent> | Promise<Decision<SeriesEvent>>;
type Planned = SeriesEvent & { data: { plan: SeriesPlan } };
interface AboutSeries {
  readonly seriesId: Uuid;
  readonly context: CommandContext;
}

const UNKNOWN = refuseUnknown('series-unknown', 'Não há série com este identificador.');
const WHY = 'Série alterada';

/**
 * Decisions about series, and the requests that follow from them.
 *
 * First it is written what the series is to be, then each date's request is brought in line with it, then what became of
 * them. A command that died on the way is finished by its repetition, or by the next one about that series: the ids of a
 * date's requests follow from the series and the date, and what is in line already is left as it is.
 */
@Injectable()
export class SeriesRequests {
  constructor(
    private readonly streams: Streams,
    private readonly requests: Requests,
    private readonly texts: RequestTexts,
    private readonly people: PeopleDirectory,
    private readonly territory: TerritoryDirectory,
    private readonly dispatcher: Dispatcher,
  ) {}

  load(seriesId: Uuid): Promise<Series> {
    return this.streams.load(seriesStream(seriesId), series);
  }

  async start(seriesId: Uuid, command: StartSeries): Promise<Outcome<SeriesAnswer>> {
    const { personId, context } = command;
    const person = await this.people.person(personId);
    if (person.status !== 'registered') {
      return refuseUnknown('person-unknown', 'Não há pessoa com este identificador.');
    }
    const who = { seriesId, personId, residence: person.municipality };
    return this.carryOut({ seriesId, context }, async (state) => {
      const plan = planOf(command, 1, await this.texts.sealerFor(personId, seriesId));
      const against = await this.against(state, startedAs(who, plan), { ...command, personId });
      return startSeries(who, { plan, against, now: context.now }, state);
    });
  }

  change(command: ChangeSeries): Promise<Outcome<SeriesAnswer>> {
    const { seriesId, context } = command;
    return this.decide(command, async (state) => {
      const { personId, lastVersion } = state;
      const plan = planOf(command, lastVersion + 1, await this.texts.sealerFor(personId, seriesId));
      const against = await this.against(state, changedTo(seriesId, plan), { ...command, personId });
      return changeSeries({ plan, against, now: context.now }, state);
    });
  }

  /** Decides about a series that exists, and brings its requests in line. */
  decide(about: AboutSeries, decision: (state: KnownSeries) => Deciding): Promise<Outcome<SeriesAnswer>> {
    return this.carryOut(about, (state) => (state.status === 'unstarted' ? UNKNOWN : decision(state)));
  }

  /** The same with a reason, which is sealed. */
  decideWhy(
    about: AboutSeries & { readonly reason: string },
    decision: (sealed: string, state: KnownSeries) => Deciding,
  ): Promise<Outcome<SeriesAnswer>> {
    return this.decide(about, async (state) => {
      const seal = await this.texts.sealerFor(state.personId, state.seriesId);
      return decision(seal('reason', about.reason), state);
    });
  }

  /** Why a plan's first date could not be asked for: what holds for it mostly holds for all. */
  private async against(state: Series, event: Planned, command: TransportWanted): Promise<readonly string[]> {
    const { plan, seriesId } = event.data as { plan: SeriesPlan; seriesId: Uuid };
    const place = await this.territory.establishment(plan.establishment);
    if (place.status !== 'registered') return [`O estabelecimento CNES ${plan.establishment} não está cadastrado.`];
    const first = firstDate(state, event);
    if (!first) return [];
    const { establishment, kind } = plan;
    return this.requests.reasonsAgainst(seriesId, command, {
      ...{ appointmentId: seriesId, personId: command.personId, booked: true, establishment, kind },
      ...{ establishmentMunicipality: place.municipality, date: first.day, time: first.time },
    });
  }

  private carryOut({ seriesId, context }: AboutSeries, decision: (state: Series) => Deciding) {
    return unlessErased(async (): Promise<Outcome<SeriesAnswer>> => {
      const stream = seriesStream(seriesId);
      const decided = await this.streams.decide<Series, SeriesEvent>(stream, series, context, decision);
      if (!decided.ok) return decided;
      // In the series' own turn, and anew when it moved meanwhile: no two commands bring the same dates in line at once.
      const done = { ...context, commandId: idFrom(context.commandId, 'carried out') };
      const carried = await this.streams.decide<Series, SeriesEvent>(stream, series, done, async (state) =>
        state.status === 'unstarted'
          ? UNKNOWN
          : accept<SeriesEvent>({
              type: 'SeriesCarriedOut',
              data: { seriesId, dates: await this.settle(state, context) },
            }),
      );
      return answer(carried, { seriesId, dates: await this.told(seriesId, carried) });
    });
  }

  private async told(seriesId: Uuid, carried: Decided<SeriesEvent>): Promise<SeriesAnswer['dates']> {
    const [event] = carried.ok ? carried.events : [];
    const state = await this.load(seriesId);
    if (event?.type !== 'SeriesCarriedOut' || state.status === 'unstarted') return [];
    const open = await this.opener(state);
    return event.data.dates.map(({ refusal, ...date }) => ({
      ...date,
      ...(refusal ? { reasons: open('refusal', refusal)?.split('\n') ?? [] } : {}),
    }));
  }

  private async settle(state: KnownSeries, context: CommandContext): Promise<SettledDate[]> {
    const [open, seal] = await Promise.all([this.opener(state), this.texts.sealerFor(state.personId, state.seriesId)]);
    const dates: SettledDate[] = [];
    for (const wish of wishesOf(state, { now: context.now, today: localDateOf(context.now) })) {
      const settled = await this.settleDate(state, wish, context, open);
      if (!settled) continue;
      const { reasons, ...rest } = settled;
      const { holiday } = wish.wanted ?? {};
      const refusal = reasons && { refusal: seal('refusal', reasons.join('\n')) };
      dates.push({ date: wish.date, ...rest, ...(holiday && { holiday }), ...refusal });
    }
    return dates;
  }

  /** Brings one date in line: undefined when there is nothing for it and nothing is wanted. */
  private async settleDate(
    state: KnownSeries,
    { date, wanted }: Wish,
    context: CommandContext,
    open: Opener,
  ): Promise<(Omit<SettledDate, 'date'> & { readonly reasons?: readonly string[] }) | undefined> {
    let last: KnownRequest | undefined;
    for (let attempt = 1; ; attempt++) {
      const own = contextFor(state.seriesId, date, attempt, context);
      const requestId = idFrom(own.commandId, 'request');
      let known = await this.requests.load(requestId);
      if (known.status === 'unrequested') {
        const { status } = await this.people.appointment(appointmentOf(own));
        if (!wanted && status === 'unbooked') return last && { outcome: 'withdrawn', requestId: last.requestId };
        // Booked by a command that came no further, or for a date that could not be asked for.
        if (!wanted) await this.cancelAppointment(own);
        if (!wanted || status === 'cancelled') continue;
        const asked = await this.ask({ requestId, requestedAt: last?.requestedAt }, state, wanted, own, open);
        if (!asked.ok) return { outcome: 'refused', reasons: asked.refusal.reasons };
        known = await this.requests.load(requestId);
        if (known.status === 'unrequested') throw new Error(`request ${requestId} was made and is not there`);
      }
      last = known;
      let standing = standingOf(known, wanted, context.now);
      if (standing === 'stale') standing = (await this.withdraw(requestId, own)).ok ? 'gone' : 'untouchable';
      if (standing === 'as-wanted') return { outcome: 'asked', requestId };
      if (standing === 'untouchable') return { outcome: 'untouched', requestId, status: known.status };
      await this.cancelAppointment(own);
    }
  }

  /** Books what regulation gave, and asks for transport to it as everybody does. */
  private async ask(
    { requestId, requestedAt }: { requestId: Uuid; requestedAt: Instant | undefined },
    state: KnownSeries,
    { date, day, time, version }: SeriesDate,
    own: CommandContext,
    open: Opener,
  ): Promise<Outcome | Decided<unknown>> {
    const { seriesId, personId } = state;
    const plan = state.plans.find((one) => one.version === version)!;
    const { system, establishment, kind } = plan;
    const booked = await this.dispatcher.sendAs(
      letIn(own.actor),
      BookAppointment,
      { personId, system, protocol: open('protocol', plan.protocol), establishment, date: day, time, kind },
      bookingOf(own),
    );
    if (!booked.ok) return booked;
    const { appointmentId } = booked.result;
    const wanted = { ...wantedBy(plan, open), personId, appointmentId, context: own };
    return this.requests.open(requestId, wanted, { occurrence: { seriesId, date, version }, requestedAt });
  }

  private withdraw(requestId: Uuid, own: CommandContext): Promise<Outcome> {
    const { now } = own;
    const context = { ...own, commandId: idFrom(own.commandId, 'withdrawal') };
    return this.requests.decideWhy({ requestId, reason: WHY, context }, async (reason, state) => {
      const policy = await this.requests.policyOf(state.residence, localDateOf(now));
      return withdrawRequest({ kind: 'series-changed', reason }, { now, policy }, state);
    });
  }

  /** Of a request that is not made any more. */
  private async cancelAppointment(own: CommandContext): Promise<void> {
    const appointmentId = appointmentOf(own);
    if ((await this.people.appointment(appointmentId)).status !== 'booked') return;
    const context = { ...own, commandId: idFrom(own.commandId, 'cancellation') };
    await this.dispatcher.sendAs(letIn(own.actor), CancelAppointment, { appointmentId, reason: WHY }, context);
  }

  private async opener({ personId, seriesId }: KnownSeries): Promise<Opener> {
    const [open] = await this.texts.openersFor([{ personId, boundTo: seriesId }]);
    return open!;
  }
}

/** The command that makes a date's nth request: whoever carries the series out, it is the same one. */
function contextFor(seriesId: Uuid, date: string, attempt: number, context: CommandContext): CommandContext {
  const commandId = idFrom('request of series', seriesId, date, attempt);
  return { ...context, commandId, fingerprint: commandId, causationId: context.commandId };
}

/** One command leaves events in one stream: what is done for a request beside it is a command of its own. */
const bookingOf = (own: CommandContext): CommandContext => ({ ...own, commandId: idFrom(own.commandId, 'booking') });

/** That `BookAppointment` books. */
const appointmentOf = (own: CommandContext): Uuid => idFrom(bookingOf(own).commandId, 'appointment');

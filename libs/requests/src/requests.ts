import { Injectable } from '@nestjs/common';
import { answer, Claims, Streams, type CommandContext, type Decided, type Outcome } from '#embarque/application';
import {
  completedYears,
  localDateOf,
  refuse,
  refuseUnknown,
  type Decision,
  type Fact,
  type IbgeCode,
  type LocalDate,
  type Uuid,
} from '#embarque/kernel';
import { COMPANION_GROUNDS, PeopleDirectory } from '#embarque/people';
import { unlessErased } from '#embarque/privacy';
import { isMunicipality } from '#embarque/territory';
import { type RequestTransport } from './commands/request-transport/request-transport.command.js';
import {
  requestTransport,
  type AppointmentFacts,
  type CompanionInput,
  type RequestInput,
} from './commands/request-transport/request-transport.decision.js';
import {
  isOpen,
  request,
  requestClaimStream,
  requestStream,
  type KnownRequest,
  type Request,
  type RequestEvent,
} from './domain/request.js';
import { townPolicies, townPolicyOn, townPolicyStream, type TownPolicy } from './domain/town-policy.js';
import { needsText, RequestTexts } from './request-texts.js';

export const UNKNOWN_REQUEST = refuseUnknown('request-unknown', 'Não há pedido com este identificador.');
const TAKEN = refuse('appointment-already-requested', 'Já há um pedido em aberto para este atendimento.');

/** What is asked for, by whom, but not for which appointment. */
export type TransportWanted = Pick<
  RequestTransport,
  | 'personId'
  | 'from'
  | 'legs'
  | 'needs'
  | 'eligibility'
  | 'companions'
  | 'exception'
  | 'notes'
  | 'lateReason'
  | 'context'
>;

/** What a request has of the series that makes it. */
type OfSeries = Pick<RequestInput, 'occurrence' | 'requestedAt'>;

/** Decisions about requests. */
@Injectable()
export class Requests {
  constructor(
    private readonly streams: Streams,
    private readonly claims: Claims,
    private readonly people: PeopleDirectory,
    private readonly texts: RequestTexts,
  ) {}

  load(requestId: Uuid): Promise<Request> {
    return this.streams.load(requestStream(requestId), request);
  }

  /** Decides about a request that exists. */
  decide(
    requestId: Uuid,
    context: CommandContext,
    decision: (state: KnownRequest) => Decision<RequestEvent> | Promise<Decision<RequestEvent>>,
  ): Promise<Decided<RequestEvent>> {
    return this.streams.decide(requestStream(requestId), request, context, (state) =>
      state.status === 'unrequested' ? UNKNOWN_REQUEST : decision(state),
    );
  }

  /** Decides about a request with a reason, which is sealed; refused (`person-erased`) when they were erased meanwhile. */
  async decideWhy(
    { requestId, reason, context }: { requestId: Uuid; reason: string; context: CommandContext },
    decision: (sealed: string, state: KnownRequest) => Decision<RequestEvent> | Promise<Decision<RequestEvent>>,
  ): Promise<Outcome<{ requestId: Uuid }>> {
    const decided = await unlessErased(() =>
      this.decide(requestId, context, async (state) => {
        const seal = await this.texts.sealerFor(state.personId, requestId);
        return decision(seal('reason', reason), state);
      }),
    );
    return answer(decided, { requestId });
  }

  async policyOf(municipality: IbgeCode, day: LocalDate): Promise<TownPolicy> {
    return townPolicyOn(await this.streams.load(townPolicyStream(municipality), townPolicies), day);
  }

  /** Puts a request into the queue, the only open one for its appointment. @throws SubjectErased */
  async open(
    requestId: Uuid,
    command: TransportWanted & { readonly appointmentId: Uuid },
    ofSeries: OfSeries = {},
  ): Promise<Decided<Fact>> {
    const { context, appointmentId } = command;
    const stream = requestStream(requestId);
    const before = await this.streams.answered(stream, context);
    if (before) return before;
    const appointment = await this.people.appointment(appointmentId);
    const facts =
      appointment.status === 'unbooked' ? undefined : { ...appointment, booked: appointment.status === 'booked' };
    const gathered = await this.gather(requestId, command, facts, ofSeries);
    if (!('now' in gathered)) return gathered;
    return this.streams.decide<Request, RequestEvent>(stream, request, context, async (state, revision) => {
      const decision = requestTransport(gathered, state);
      if (!decision.ok) return decision;
      const claimed = await this.claims.take<Request, RequestEvent>(
        requestClaimStream(appointmentId),
        { holder: requestId, revision },
        context,
        {
          streamOf: requestStream,
          evolution: request,
          carries: isOpen,
          forfeited: (holder) => ({ type: 'RequestForfeited', data: { requestId: holder } }),
        },
      );
      return claimed ? decision : TAKEN;
    });
  }

  /** Why transport to such an appointment could not be asked for. Nothing is written. @throws SubjectErased */
  async reasonsAgainst(
    requestId: Uuid,
    command: TransportWanted,
    appointment: AppointmentFacts,
  ): Promise<readonly string[]> {
    const gathered = await this.gather(requestId, command, appointment);
    if (!('now' in gathered)) return gathered.refusal.reasons;
    const decision = requestTransport(gathered, request.initial);
    return decision.ok ? [] : decision.refusal.reasons;
  }

  private async gather(
    requestId: Uuid,
    command: TransportWanted,
    appointment: AppointmentFacts | undefined,
    ofSeries: OfSeries = {},
  ) {
    const { personId, from, legs, needs = [], eligibility, companions = [], context } = command;
    const [known, data] = await Promise.all([this.people.person(personId), this.people.reveal(personId)]);
    if (known.status !== 'registered' || !data || !appointment) {
      return refuseUnknown(
        'request-parts-unknown',
        ...(known.status === 'registered' && data ? [] : ['Não há pessoa com este identificador.']),
        ...(appointment ? [] : ['Não há atendimento marcado com este identificador.']),
      );
    }
    const seal = await this.texts.sealerFor(personId, requestId);
    const { assessedBy, assessedOn, elective, seated, careOnTheWay } = eligibility;
    const input: RequestInput = {
      ...{
        requestId,
        from,
        fromExists: isMunicipality(from),
        legs,
        needs,
        elective,
        seated,
        careOnTheWay,
        assessedOn,
        now: context.now,
      },
      person: {
        ...{ personId, residence: known.municipality, female: data.sex === 'F' },
        age: completedYears(data.birthDate, appointment.date),
      },
      ...{ appointment, ...ofSeries },
      companions: await Promise.all(
        companions.map(async ({ personId: who, ground, evidence, expiresOn }, index): Promise<CompanionInput> => ({
          ...{ ground, evidence: seal(`evidence${index}`, evidence) },
          ...(who ? { personId: who, age: await this.ageOf(who, appointment.date) } : {}),
          ...(expiresOn ? { expiresOn } : {}),
          act: COMPANION_GROUNDS.find(({ code }) => code === ground)!.act,
        })),
      ),
      sealed: {
        ...{ needs: seal('needs', needsText(needs)), birthDate: seal('birthDate', data.birthDate as string) },
        ...{ assessedBy: seal('assessedBy', assessedBy), exception: seal('exception', command.exception) },
        ...{ notes: seal('notes', command.notes), lateReason: seal('lateReason', command.lateReason) },
      },
      policy: await this.policyOf(known.municipality, localDateOf(context.now)),
    };
    return input;
  }

  private async ageOf(personId: Uuid, on: LocalDate): Promise<number | undefined> {
    const birthDate = await this.people.birthDateOf(personId);
    return birthDate && completedYears(birthDate, on);
  }
}

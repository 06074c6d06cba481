import { accept, addMinutes, instantOf, refuse, type Decision, type Instant } from '#embarque/kernel';
import {
  type KnownRequest,
  type RefusalKind,
  type RequestEvent,
  type RequestStatus,
  type UnmetKind,
  type WithdrawalKind,
} from '../domain/request.js';
import { type TownPolicy } from '../domain/town-policy.js';

const OVER: Readonly<Record<Exclude<RequestStatus, 'waiting'>, string>> = {
  authorised: 'O pedido está autorizado: revogue antes a autorização.',
  travelled: 'A pessoa já viajou por este pedido.',
  absent: 'O pedido já terminou, com a falta da pessoa.',
  refused: 'O pedido já foi recusado.',
  withdrawn: 'O pedido já foi retirado.',
  unmet: 'O pedido já foi encerrado sem atendimento.',
};

/** Whoever leaves the queue without a seat leaves with a reason (sealed), and only from the queue. */
const closing = (state: KnownRequest, event: RequestEvent): Decision<RequestEvent> =>
  state.status === 'waiting' ? accept(event) : refuse('request-not-waiting', OVER[state.status]);

export const refuseRequest = (why: { kind: RefusalKind; reason: string }, state: KnownRequest) =>
  closing(state, { type: 'RequestRefused', data: { requestId: state.requestId, ...why } });

export const closeUnmet = (why: { kind: UnmetKind; reason: string }, state: KnownRequest) =>
  closing(state, { type: 'RequestUnmet', data: { requestId: state.requestId, ...why } });

export function withdrawRequest(
  why: { kind: WithdrawalKind; reason: string },
  { now, policy }: { now: Instant; policy: TownPolicy },
  state: KnownRequest,
) {
  const late = addMinutes(now, policy.withdrawalDeadlineHours * 60) > instantOf(state.date, state.time);
  const data = { requestId: state.requestId, ...why, ...(late ? { late: true as const } : {}) };
  return closing(state, { type: 'RequestWithdrawn', data });
}

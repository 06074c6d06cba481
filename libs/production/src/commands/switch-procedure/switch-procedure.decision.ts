import {
  accept,
  firstDayOf,
  reasonsOf,
  refuse,
  type Cnes,
  type Competence,
  type Decision,
  type Uuid,
} from '#embarque/kernel';
import { switchFor, type ProcedureSwitch } from '../../domain/choices.js';
import { refuseClosedFrom } from '../../domain/closed-months.js';
import { choicesOn, TREATMENTS, type Switchable } from '../../domain/procedure-choices.js';
import { type Production, type ProductionEvent } from '../../domain/production.js';

interface Request {
  readonly managerId: Uuid;
  readonly mode: Switchable;
  readonly on: boolean;
  readonly from: Competence;
  readonly establishments?: readonly Cnes[] | undefined;
  readonly legalBasis: string;
}

export function switchProcedure(
  { managerId, mode, on, from, establishments = [], legalBasis }: Request,
  { switches, closed }: Pick<Production, 'switches' | 'closed'>,
): Decision<ProductionEvent> {
  const refused = refuseClosedFrom('O procedimento', from, { closed });
  if (refused) return refused;
  const treatment = TREATMENTS.find((one) => one === mode);
  // In force then, or from a later month on.
  const ofOthers = TREATMENTS.filter((other) => treatment && other !== mode).flatMap((other) => [
    ...(switchFor(switches, other, from)?.establishments ?? []),
    ...switches.filter((one) => one.mode === other && one.from > from).flatMap((one) => one.establishments ?? []),
  ]);
  const taken = establishments.filter((one) => ofOthers.includes(one));
  const known = choicesOn(firstDayOf(from), () => true).some((choice) => choice.mode === mode);
  const reasons = reasonsOf(
    [!known, `O procedimento ainda não existe na competência ${from}.`],
    [on && !!treatment && !establishments.length, 'Diga em que estabelecimentos o tratamento é feito.'],
    [(!on || !treatment) && !!establishments.length, 'Estabelecimentos são só de um tratamento que se liga.'],
    [!!taken.length, `Já são de outro tratamento: ${taken.join(', ')}.`],
  );
  if (reasons.length) return refuse('procedure-not-switchable', ...reasons);

  const data: ProcedureSwitch = {
    ...{ mode, on, from, legalBasis },
    ...(establishments.length ? { establishments } : {}),
  };
  return isSwitched(switches, data) ? accept() : accept({ type: 'ProcedureSwitched', data: { managerId, ...data } });
}

/** Whether this very switch is in force from its month on. */
function isSwitched(switches: readonly ProcedureSwitch[], asked: ProcedureSwitch): boolean {
  const present = switchFor(switches, asked.mode, asked.from);
  return (
    present?.on === asked.on &&
    present.from === asked.from &&
    present.legalBasis === asked.legalBasis &&
    [...(present.establishments ?? [])].sort().join() === [...(asked.establishments ?? [])].sort().join()
  );
}

import { accept, type Decision } from '#embarque/kernel';
import { type ResultEvent, type ResultFacts, type ResultTotal, type SiaResult } from '../../domain/result.js';

/** The same file again adds nothing, unless it tells of establishments that were not known the last time. */
export function importSiaResult(facts: ResultFacts, state: SiaResult): Decision<ResultEvent> {
  const isKnown = state.status === 'imported' && areEqual(state.totals, facts.totals);
  return isKnown ? accept() : accept({ type: 'SiaResultImported', data: facts });
}

const areEqual = (some: readonly ResultTotal[], others: readonly ResultTotal[]): boolean =>
  some.length === others.length &&
  some.every((one, index) =>
    (Object.keys(one) as (keyof ResultTotal)[]).every((field) => one[field] === others[index]![field]),
  );

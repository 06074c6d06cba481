import { accept, type Decision, type Uuid } from '#embarque/kernel';
import { type DistanceOverride } from '../../domain/choices.js';
import { refuseClosedFrom } from '../../domain/closed-months.js';
import { type Production, type ProductionEvent } from '../../domain/production.js';

export const overrideDistance = (
  { managerId, ...override }: { managerId: Uuid } & DistanceOverride,
  state: Production,
): Decision<ProductionEvent> =>
  refuseClosedFrom('A distância', override.from, state) ??
  accept({ type: 'DistanceOverridden', data: { managerId, ...override } });

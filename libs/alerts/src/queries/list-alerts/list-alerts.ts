import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery, CLOCK, OneOf, Text } from '#embarque/application';
import { SEVERITIES, type Alert, type Clock, type Instant, type Severity } from '#embarque/kernel';
import { AlertDesk } from '../../alert-desk.js';
import { inOrder, placeOf } from '../../domain/order.js';

const PAGE = 100;

export interface AlertBoard {
  /** When the board was looked at. */
  readonly at: Instant;
  /** Of the whole board. */
  readonly counts: Readonly<Record<Severity, number>>;
  readonly alerts: readonly Alert[];
  /** Ask for the next page with this; absent on the last one. */
  readonly next?: string;
}

/** What needs an office's attention now, of all that it has to do with: the worst first, a hundred at a time. */
export class ListAlerts extends BusinessQuery<AlertBoard> {
  @OneOf(SEVERITIES, { optional: true, description: 'Só os desta gravidade' }) severity?: Severity;
  @Text({ max: 300, optional: true, description: 'Continuação: o `next` da página anterior' }) after?: string;
}

@QueryHandler(ListAlerts)
export class ListAlertsHandler implements IQueryHandler<ListAlerts> {
  constructor(
    private readonly desk: AlertDesk,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ severity, after = '', asker }: ListAlerts): Promise<AlertBoard> {
    const at = this.clock.now();
    const all = inOrder(await this.desk.alerts(asker, at));
    const counts = { critical: 0, warning: 0, info: 0 };
    for (const alert of all) counts[alert.severity]++;
    const rest = all.filter((alert) => (!severity || alert.severity === severity) && placeOf(alert) > after);
    const alerts = rest.slice(0, PAGE);
    return { at, counts, alerts, ...(rest.length > PAGE ? { next: placeOf(alerts.at(-1)!) } : {}) };
  }
}

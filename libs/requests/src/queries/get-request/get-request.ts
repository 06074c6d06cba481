import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { BusinessQuery, inReach, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';
import { type Need } from '../../domain/request.js';
import { RequestRow } from '../../projections/requests/requests.entities.js';
import { needsOf, RequestTexts, type Opener } from '../../request-texts.js';

/** A request with its texts readable; null when there is none, or when the person was erased. */
export interface RequestView extends Omit<RequestRow, 'birthDate' | 'needs' | 'companions' | 'assessedBy'> {
  readonly needs: readonly Need[];
  readonly assessedBy: string | null;
  readonly companions: readonly {
    readonly personId: string | null;
    readonly ground: string;
    readonly evidence: string | null;
    readonly expiresOn: string | null;
  }[];
}

/** A transport request and what became of it. */
export class GetRequest extends BusinessQuery<RequestView | undefined> {
  @Value(Uuid) requestId!: Uuid;
}

@QueryHandler(GetRequest)
export class GetRequestHandler implements IQueryHandler<GetRequest> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly texts: RequestTexts,
  ) {}

  async execute({ requestId, asker }: GetRequest): Promise<RequestView | undefined> {
    const row = await this.database
      .getRepository(RequestRow)
      .findOneBy(inReach<RequestRow>(asker.reach, { requestId }, { resident: 'residence' }));
    if (!row) return undefined;
    const [open] = await this.texts.openersFor([{ personId: row.personId, boundTo: requestId }]);
    const { birthDate: _, ...rest } = row;
    return { ...rest, ...readable(row, open!) };
  }
}

const readable = (row: RequestRow, open: Opener) => ({
  needs: needsOf(open('needs', row.needs)),
  assessedBy: open('assessedBy', row.assessedBy),
  exception: open('exception', row.exception),
  notes: open('notes', row.notes),
  lateReason: open('lateReason', row.lateReason),
  reason: open('reason', row.reason),
  companions: row.companions.map(({ personId = null, ground, evidence, expiresOn = null }, n) => ({
    ...{ personId, ground, expiresOn, evidence: open(`evidence${n}`, evidence) },
  })),
});

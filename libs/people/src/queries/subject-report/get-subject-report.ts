import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { BusinessQuery, CLOCK, Streams, Value, within } from '#embarque/application';
import { Uuid, type Clock, type Instant } from '#embarque/kernel';
import {
  PRIVACY_CONTACT,
  PURPOSES_VERSION,
  SubjectRooms,
  type PrivacyContact,
  type SubjectReportSection,
} from '#embarque/privacy';
import { RecordViews } from '../../record-views.js';
import { person, personStream, type Erasure } from '../../domain/person.js';

export interface SubjectReport {
  readonly personId: Uuid;
  readonly asOf: Instant;
  readonly status: 'registered' | 'erased';
  readonly erasure?: Omit<Erasure, 'personId'>;
  readonly contact: PrivacyContact;
  readonly purposesVersion: number;
  readonly sections: readonly SubjectReportSection[];
}

/**
 * Everything known about a person, with why, on which legal basis and for how long (LGPD, art. 18 II and art. 19); of an
 * erased one what the law obliges to keep, and nothing else.
 */
export class GetSubjectReport extends BusinessQuery<SubjectReport | undefined> {
  @Value(Uuid) personId!: Uuid;
}

@QueryHandler(GetSubjectReport)
export class GetSubjectReportHandler implements IQueryHandler<GetSubjectReport> {
  constructor(
    private readonly streams: Streams,
    private readonly rooms: SubjectRooms,
    @Inject(PRIVACY_CONTACT) private readonly contact: PrivacyContact,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly views: RecordViews,
  ) {}

  async execute({ personId, asker }: GetSubjectReport): Promise<SubjectReport | undefined> {
    const state = await this.streams.load(personStream(personId), person);
    if (state.status === 'unregistered') return undefined;
    if (!within(asker.reach, 'own', { resident: state.municipality })) return undefined;
    await this.views.note(personId, GetSubjectReport.name, asker);
    const about = { personId, asOf: this.clock.now(), contact: this.contact, purposesVersion: PURPOSES_VERSION };
    if (state.status === 'registered') {
      return { ...about, status: 'registered', sections: await this.rooms.sectionsOf(personId) };
    }
    const { at, request, kept } = state;
    // Of whom nothing is kept, what is left in the log says nothing that could be told to be theirs.
    const sections = kept.length ? await this.rooms.sectionsOf(personId) : [];
    return {
      ...{ ...about, status: 'erased', erasure: { at, request, kept } },
      sections: sections.filter(({ outlivesErasure }) => outlivesErasure),
    };
  }
}

import { Injectable } from '@nestjs/common';
import { Streams, Subjects } from '#embarque/application';
import { type Uuid } from '#embarque/kernel';
import { notice, noticeStream } from './domain/notice.js';

/** Says to whom notices belong: to who runs the trip, and to the town whose citizen was told. */
@Injectable()
export class NoticesSubjects {
  constructor(subjects: Subjects, streams: Streams) {
    subjects.tell('notice', async (id) => {
      const state = await streams.load(noticeStream(id as Uuid), notice);
      return state.status === 'unknown' ? undefined : { manager: state.managerId, resident: state.residence };
    });
  }
}

import { Injectable } from '@nestjs/common';
import { Streams, Subjects } from '#embarque/application';
import { type Uuid } from '#embarque/kernel';
import { imported, importStream } from './domain/import.js';

/** Says to whom spreadsheets belong: to the manager, or to the town, that they are of. */
@Injectable()
export class ImportsSubjects {
  constructor(subjects: Subjects, streams: Streams) {
    subjects.tell('import', async (id) => {
      const state = await streams.load(importStream(id as Uuid), imported);
      if (state.status === 'unknown') return undefined;
      return state.managerId ? { manager: state.managerId } : { resident: state.municipality! };
    });
  }
}

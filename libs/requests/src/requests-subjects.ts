import { Injectable } from '@nestjs/common';
import { Subjects } from '#embarque/application';
import { type Uuid } from '#embarque/kernel';
import { RequestDesk } from '#embarque/trips';
import { Requests } from './requests.js';
import { SeriesRequests } from './series-requests.js';

/** Says to whom requests and series belong, to the town where the person lives, and to the room of trips what is asked for. */
@Injectable()
export class RequestsSubjects {
  constructor(subjects: Subjects, desk: RequestDesk, requests: Requests, series: SeriesRequests) {
    subjects.tell('request', async (id) => {
      const state = await requests.load(id as Uuid);
      return state.status === 'unrequested' ? undefined : { resident: state.residence };
    });
    subjects.tell('series', async (id) => {
      const state = await series.load(id as Uuid);
      return state.status === 'unstarted' ? undefined : { resident: state.residence };
    });
    desk.tell(async (id) => {
      const state = await requests.load(id);
      return state.status === 'unrequested' ? undefined : { ...state, waiting: state.status === 'waiting' };
    });
  }
}

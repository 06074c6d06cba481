import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Reactions, type Reaction } from '#embarque/application';
import { type Uuid } from '#embarque/kernel';
import { Judging } from './judging.js';

/** What waited for the trip to move, or for the office to settle a conflict, is judged when that happens. */
@Injectable()
export class ReportReaction implements OnModuleInit, Reaction {
  readonly name = 'device-reports';
  readonly types = [
    'TripDeparted',
    'PassengerBoarded',
    'StandByBoarded',
    'PassengerBoardedByException',
    'NoShowRecorded',
    'ReturnRecorded',
    'TripCompleted',
    'TripCancelled',
    'ReportConflictSettled',
  ];

  constructor(
    private readonly reactions: Reactions,
    private readonly judging: Judging,
  ) {}

  onModuleInit(): void {
    this.reactions.add(this);
  }

  react: Reaction['react'] = async ({ data }, context) => {
    await this.judging.judge((data as { tripId: Uuid }).tripId, context.command());
  };
}

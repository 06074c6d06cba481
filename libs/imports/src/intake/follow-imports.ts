import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Reaction } from '#embarque/application';
import { type RecordedEvent } from '#embarque/event-store';
import { type Clock } from '#embarque/kernel';
import { type ImportEvent } from '../domain/import.js';
import { Intake } from './intake.js';

/** Has a spreadsheet worked at once there is something to do to it. Seen twice, it is looked at twice. */
@Injectable()
export class FollowImports implements Reaction {
  readonly name = 'imports';
  readonly types = ['ImportUploaded', 'ImportCommitted'];

  constructor(
    private readonly intake: Intake,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async react(event: RecordedEvent): Promise<void> {
    await this.intake.putBack((event as RecordedEvent & ImportEvent).data.importId, this.clock.now());
  }
}

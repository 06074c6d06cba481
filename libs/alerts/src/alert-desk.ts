import { Injectable } from '@nestjs/common';
import { type Asker } from '#embarque/application';
import { type Alert, type Instant } from '#embarque/kernel';

/** What a room finds to alert an asker to, of what is theirs to see: some hundreds at most. */
export type AlertSource = (asker: Asker, now: Instant) => Promise<readonly Alert[]>;

/** Where each room says what needs somebody's attention. */
@Injectable()
export class AlertDesk {
  private readonly sources: AlertSource[] = [];

  add(source: AlertSource): void {
    this.sources.push(source);
  }

  async alerts(asker: Asker, now: Instant): Promise<Alert[]> {
    return (await Promise.all(this.sources.map((source) => source(asker, now)))).flat();
  }
}

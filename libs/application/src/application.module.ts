import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { type Clock } from '#embarque/kernel';
import { Gate } from './access/gate.js';
import { Subjects } from './access/subjects.js';
import { Claims } from './claims.js';
import { CLOCK, systemClock } from './clock.js';
import { Dispatcher } from './dispatcher.js';
import { AccessGuard } from './http/access.guard.js';
import { Queries } from './queries.js';
import { Reactions } from './reactions/reactions.js';
import { Streams } from './streams.js';

/** What every room's handlers stand on: the command door, the road to the log, the clock. */
@Global()
@Module({})
export class ApplicationModule {
  static with(clock: Clock = systemClock): DynamicModule {
    return {
      module: ApplicationModule,
      imports: [CqrsModule.forRoot()],
      providers: [
        ...[Claims, Dispatcher, Gate, Queries, Reactions, Streams, Subjects],
        { provide: CLOCK, useValue: clock },
        { provide: APP_GUARD, useClass: AccessGuard },
      ],
      exports: [CqrsModule, Claims, Dispatcher, Gate, Queries, Reactions, Streams, Subjects, CLOCK],
    };
  }
}

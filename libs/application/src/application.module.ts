import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { type Clock } from '#embarque/kernel';
import { Claims } from './claims.js';
import { CLOCK, systemClock } from './clock.js';
import { Dispatcher } from './dispatcher.js';
import { Streams } from './streams.js';

/** What every room's handlers stand on: the command door, the road to the log, the clock. */
@Global()
@Module({})
export class ApplicationModule {
  static with(clock: Clock = systemClock): DynamicModule {
    return {
      module: ApplicationModule,
      imports: [CqrsModule.forRoot()],
      providers: [Claims, Dispatcher, Streams, { provide: CLOCK, useValue: clock }],
      exports: [CqrsModule, Claims, Dispatcher, Streams, CLOCK],
    };
  }
}

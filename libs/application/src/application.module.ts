import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Claims } from './claims.js';
import { CLOCK, systemClock } from './clock.js';
import { Dispatcher } from './dispatcher.js';
import { Streams } from './streams.js';

/** What every room's handlers stand on: the command door, the road to the log, the clock. */
@Global()
@Module({
  imports: [CqrsModule.forRoot()],
  providers: [Claims, Dispatcher, Streams, { provide: CLOCK, useValue: systemClock }],
  exports: [CqrsModule, Claims, Dispatcher, Streams, CLOCK],
})
export class ApplicationModule {}

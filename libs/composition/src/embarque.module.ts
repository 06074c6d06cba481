import {
  Global,
  Inject,
  Logger,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import { ApplicationModule, AUTHENTICATION, faultText, READ_MODELS, type Authentication } from '#embarque/application';
import { EVENT_STORE, EventStoreModule, type EventStore } from '#embarque/event-store';
import { FleetModule, fleetProjection } from '#embarque/fleet';
import { AccountAuthentication, accountsProjection, IdentityModule } from '#embarque/identity';
import { type Clock } from '#embarque/kernel';
import { MonitoringModule, monitoringProjection } from '#embarque/monitoring';
import { PeopleModule, PeopleProjection } from '#embarque/people';
import { KeyStore, PrivacyModule } from '#embarque/privacy';
import { LedgerProjection, ProductionModule, SealedPersons } from '#embarque/production';
import { Projector, projectionPool } from '#embarque/read-model';
import { TerritoryModule, territoryProjection } from '#embarque/territory';
import { TripsModule, tripsProjection } from '#embarque/trips';
import { HealthController } from './health.controller.js';
import { identityOptions } from './config.js';
import { PrivacyController } from './privacy.controller.js';
import { type Runtime } from './runtime.js';

export interface Composition {
  /** Whether this process follows the log for the read models. */
  readonly projecting: boolean;
  /** Instead of the system's clock: the demo lives in the month that it is about. */
  readonly clock?: Clock;
  /** Instead of accounts: tests say for themselves who asks. */
  readonly authentication?: Authentication;
}

const POOL = Symbol('ProjectionPool');
const PROJECTING = Symbol('Projecting');

/** All rooms, on one runtime. */
@Global()
@Module({})
export class EmbarqueModule {
  static on(runtime: Runtime, { projecting, clock, authentication }: Composition): DynamicModule {
    return {
      module: EmbarqueModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => runtime.database.options,
          dataSourceFactory: () => Promise.resolve(runtime.database),
        }),
        ApplicationModule.with(clock),
        EventStoreModule.register(runtime.eventStore),
        PrivacyModule.register(runtime.masterKey, runtime.config.privacyContact),
        TerritoryModule,
        PeopleModule,
        FleetModule,
        TripsModule,
        ProductionModule,
        MonitoringModule,
        IdentityModule.register(identityOptions(runtime.config)),
      ],
      controllers: [HealthController, PrivacyController],
      providers: [
        { provide: POOL, useFactory: () => projectionPool(runtime.databaseUrl) },
        { provide: PROJECTING, useValue: projecting },
        {
          provide: Projector,
          useFactory: (store: EventStore, pool: pg.Pool, keys: KeyStore) => {
            const log = new Logger('projector');
            return new Projector(
              store,
              pool,
              [
                territoryProjection,
                new PeopleProjection(keys),
                fleetProjection,
                tripsProjection,
                new LedgerProjection(new SealedPersons(keys)),
                monitoringProjection,
                accountsProjection,
              ],
              {
                info: (message) => log.log(message),
                fault: (message, error) => log.error(message, faultText(error)),
              },
            );
          },
          inject: [EVENT_STORE, POOL, KeyStore],
        },
        { provide: READ_MODELS, useExisting: Projector },
        authentication
          ? { provide: AUTHENTICATION, useValue: authentication }
          : { provide: AUTHENTICATION, useExisting: AccountAuthentication },
        ProjectionLife,
      ],
      exports: [Projector, READ_MODELS, AUTHENTICATION],
    };
  }
}

/** Starts the projections with the application, and lets them finish their page before it ends. */
class ProjectionLife implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(Projector) private readonly projector: Projector,
    @Inject(POOL) private readonly pool: pg.Pool,
    @Inject(PROJECTING) private readonly projecting: boolean,
  ) {}

  onApplicationBootstrap(): void {
    if (this.projecting) this.projector.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.projector.stop();
    await this.pool.end();
  }
}

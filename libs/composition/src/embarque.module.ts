import {
  Global,
  Inject,
  Logger,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import pg from 'pg';
import {
  ApplicationModule,
  AUTHENTICATION,
  faultText,
  READ_MODELS,
  Reactions,
  type Authentication,
} from '#embarque/application';
import { AlertsModule } from '#embarque/alerts';
import { DocumentsModule } from '#embarque/documents';
import { EVENT_STORE, EventStoreModule, type EventStore } from '#embarque/event-store';
import { DevicesModule, reportsProjection } from '#embarque/devices';
import { FleetModule, fleetProjection } from '#embarque/fleet';
import { AccountAuthentication, accountsProjection, IdentityModule } from '#embarque/identity';
import { Importer, ImportsModule, importsProjection } from '#embarque/imports';
import { type Clock } from '#embarque/kernel';
import { MonitoringModule, monitoringProjection } from '#embarque/monitoring';
import { channelsFor, NoticesModule, noticesProjection, NoticeWork } from '#embarque/notices';
import { PeopleModule, PeopleProjection } from '#embarque/people';
import { KeyStore, PrivacyModule } from '#embarque/privacy';
import { LedgerProjection, ProductionModule, SealedPersons, sentFilesProjection } from '#embarque/production';
import { Projector, projectionPool, ReactionRunner, type ProjectorLog } from '#embarque/read-model';
import { OfferClock, RequestsModule, requestsProjection } from '#embarque/requests';
import { SigtapModule, sigtapTablesProjection } from '#embarque/sigtap';
import { SiaModule, siaProjection } from '#embarque/sia';
import { TerritoryModule, territoryProjection } from '#embarque/territory';
import { TripsModule, tripsProjection } from '#embarque/trips';
import { HealthController } from './health.controller.js';
import { identityOptions, largestImport, largestSiaResult } from './config.js';
import { PrivacyController } from './privacy.controller.js';
import { type Runtime } from './runtime.js';

export interface Composition {
  /** Whether this process follows the log for the read models. */
  readonly projecting: boolean;
  /** Whether it also does what follows from events by itself: the programs that stay do. */
  readonly reacting?: boolean;
  /** And what the hour asks for: the programs that live by the real clock do. */
  readonly timed?: boolean;
  /** Instead of the system's clock: the demo lives in the month that it is about. */
  readonly clock?: Clock;
  /** Instead of accounts: tests say for themselves who asks. */
  readonly authentication?: Authentication;
}

const POOL = Symbol('ProjectionPool');
const FOLLOWING = Symbol('Following');
type Following = Required<Pick<Composition, 'projecting' | 'reacting' | 'timed'>>;

const logOf = (name: string): ProjectorLog => {
  const log = new Logger(name);
  return {
    info: (message) => log.log(message),
    fault: (message, error) => log.error(message, faultText(error)),
  };
};

/** All rooms, on one runtime. */
@Global()
@Module({})
export class EmbarqueModule {
  static on(
    runtime: Runtime,
    { projecting, reacting = false, timed = false, clock, authentication }: Composition,
  ): DynamicModule {
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
        AlertsModule,
        TerritoryModule,
        PeopleModule,
        FleetModule,
        TripsModule,
        NoticesModule.register(channelsFor(runtime.config.notices ?? {})),
        DocumentsModule,
        DevicesModule,
        RequestsModule,
        SigtapModule,
        ProductionModule,
        MonitoringModule,
        ImportsModule.register(largestImport(runtime.config)),
        SiaModule.register(largestSiaResult(runtime.config)),
        IdentityModule.register(identityOptions(runtime.config)),
      ],
      controllers: [HealthController, PrivacyController],
      providers: [
        { provide: POOL, useFactory: () => projectionPool(runtime.databaseUrl) },
        { provide: FOLLOWING, useValue: { projecting, reacting, timed } satisfies Following },
        {
          provide: Projector,
          useFactory: (store: EventStore, pool: pg.Pool, keys: KeyStore) =>
            new Projector(
              store,
              pool,
              [
                territoryProjection,
                new PeopleProjection(keys),
                fleetProjection,
                tripsProjection,
                noticesProjection,
                reportsProjection,
                requestsProjection,
                new LedgerProjection(new SealedPersons(keys)),
                monitoringProjection,
                accountsProjection,
                importsProjection,
                sigtapTablesProjection,
                siaProjection,
                sentFilesProjection,
              ],
              logOf('projector'),
            ),
          inject: [EVENT_STORE, POOL, KeyStore],
        },
        {
          provide: ReactionRunner,
          useFactory: (store: EventStore, pool: pg.Pool, reactions: Reactions) =>
            new ReactionRunner(store, pool, reactions, logOf('reactions')),
          inject: [EVENT_STORE, POOL, Reactions],
        },
        { provide: READ_MODELS, useExisting: Projector },
        authentication
          ? { provide: AUTHENTICATION, useValue: authentication }
          : { provide: AUTHENTICATION, useExisting: AccountAuthentication },
        FollowerLife,
      ],
      exports: [Projector, ReactionRunner, READ_MODELS, AUTHENTICATION],
    };
  }
}

/** Starts projections and reactions with the application, and lets them finish what they are at before it ends. */
class FollowerLife implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    @Inject(Projector) private readonly projector: Projector,
    @Inject(ReactionRunner) private readonly reactions: ReactionRunner,
    @Inject(NoticeWork) private readonly notices: NoticeWork,
    @Inject(Importer) private readonly importer: Importer,
    @Inject(OfferClock) private readonly offerClock: OfferClock,
    @Inject(POOL) private readonly pool: pg.Pool,
    @Inject(FOLLOWING) private readonly following: Following,
  ) {}

  onApplicationBootstrap(): void {
    if (this.following.projecting) this.projector.start();
    if (this.following.reacting) {
      this.reactions.start();
      this.notices.startSending();
      this.importer.start();
      this.offerClock.rounds.start();
    }
    if (this.following.timed) this.notices.startReminding();
  }

  /**
   * While everything that they stand on is still open: what was sent has to be written down. Projections go last, the
   * others may wait for them; Nest closes the store, a global module, before this one hears of the shutdown itself.
   */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([
      this.reactions.stop(),
      this.notices.stop(),
      this.importer.stop(),
      this.offerClock.rounds.stop(),
    ]);
    await this.projector.stop();
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.end();
  }
}

import { Module, type OnModuleInit } from '@nestjs/common';
import { Reactions } from '#embarque/application';
import { AlertsModule } from '#embarque/alerts';
import { PeopleModule } from '#embarque/people';
import { TerritoryModule } from '#embarque/territory';
import { TripsModule } from '#embarque/trips';
import { AcceptSeatOfferHandler } from './commands/accept-seat-offer/accept-seat-offer.handler.js';
import { CloseUnmetHandler } from './commands/close-unmet/close-unmet.handler.js';
import { DeclineSeatOfferHandler } from './commands/decline-seat-offer/decline-seat-offer.handler.js';
import { RefuseRequestHandler } from './commands/refuse-request/refuse-request.handler.js';
import { RequestTransportHandler } from './commands/request-transport/request-transport.handler.js';
import { SetTownPolicyHandler } from './commands/set-town-policy/set-town-policy.handler.js';
import { WithdrawRequestHandler } from './commands/withdraw-request/withdraw-request.handler.js';
import { ChangeSeriesHandler } from './commands/change-series/change-series.handler.js';
import { EndSeriesHandler } from './commands/end-series/end-series.handler.js';
import { MoveSeriesDateHandler } from './commands/move-series-date/move-series-date.handler.js';
import { PauseSeriesHandler } from './commands/pause-series/pause-series.handler.js';
import { ResumeSeriesHandler } from './commands/resume-series/resume-series.handler.js';
import { SkipSeriesDateHandler } from './commands/skip-series-date/skip-series-date.handler.js';
import { StartSeriesHandler } from './commands/start-series/start-series.handler.js';
import { GetSeriesHandler } from './queries/get-series/get-series.js';
import { ListSeriesHandler } from './queries/list-series/list-series.js';
import { RequestsController } from './http/requests.http.js';
import { GetRequestHandler } from './queries/get-request/get-request.js';
import { OfferClock } from './offer-clock.js';
import { ListSeatOffersHandler } from './queries/list-seat-offers/list-seat-offers.js';
import { ListTownPoliciesHandler } from './queries/list-town-policies/list-town-policies.js';
import { ListWaitingHandler } from './queries/list-waiting/list-waiting.js';
import { RequestAlerts } from './queries/request-alerts.js';
import { ViewUnmetDemandHandler } from './queries/view-unmet-demand/view-unmet-demand.js';
import { FollowTrips } from './reactions/follow-trips.js';
import { OfferFreedSeats } from './reactions/offer-freed-seats.js';
import { RequestTexts } from './request-texts.js';
import { RequestsOfSubject } from './requests-of-subject.js';
import { RequestsSubjects } from './requests-subjects.js';
import { Requests } from './requests.js';
import { SeatOffers } from './seat-offers.js';
import { SeriesRequests } from './series-requests.js';

@Module({
  imports: [AlertsModule, PeopleModule, TerritoryModule, TripsModule],
  controllers: [RequestsController],
  providers: [
    FollowTrips,
    OfferFreedSeats,
    OfferClock,
    SeatOffers,
    RequestAlerts,
    Requests,
    RequestTexts,
    RequestsSubjects,
    RequestsOfSubject,
    RequestTransportHandler,
    RefuseRequestHandler,
    WithdrawRequestHandler,
    CloseUnmetHandler,
    AcceptSeatOfferHandler,
    DeclineSeatOfferHandler,
    SetTownPolicyHandler,
    SeriesRequests,
    StartSeriesHandler,
    ChangeSeriesHandler,
    MoveSeriesDateHandler,
    SkipSeriesDateHandler,
    PauseSeriesHandler,
    ResumeSeriesHandler,
    EndSeriesHandler,
    GetSeriesHandler,
    ListSeriesHandler,
    GetRequestHandler,
    ListWaitingHandler,
    ViewUnmetDemandHandler,
    ListTownPoliciesHandler,
    ListSeatOffersHandler,
  ],
  exports: [OfferClock, SeatOffers],
})
export class RequestsModule implements OnModuleInit {
  constructor(
    private readonly reactions: Reactions,
    private readonly followTrips: FollowTrips,
    private readonly offerFreedSeats: OfferFreedSeats,
  ) {}

  onModuleInit(): void {
    this.reactions.add(this.followTrips, this.offerFreedSeats);
  }
}

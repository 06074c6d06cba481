import { command, controllerFor, query } from '#embarque/application';
import { AcceptSeatOffer } from '../commands/accept-seat-offer/accept-seat-offer.command.js';
import { ChangeSeries } from '../commands/change-series/change-series.command.js';
import { CloseUnmet } from '../commands/close-unmet/close-unmet.command.js';
import { DeclineSeatOffer } from '../commands/decline-seat-offer/decline-seat-offer.command.js';
import { EndSeries } from '../commands/end-series/end-series.command.js';
import { MoveSeriesDate } from '../commands/move-series-date/move-series-date.command.js';
import { PauseSeries } from '../commands/pause-series/pause-series.command.js';
import { RefuseRequest } from '../commands/refuse-request/refuse-request.command.js';
import { RequestTransport } from '../commands/request-transport/request-transport.command.js';
import { ResumeSeries } from '../commands/resume-series/resume-series.command.js';
import { SetTownPolicy } from '../commands/set-town-policy/set-town-policy.command.js';
import { SkipSeriesDate } from '../commands/skip-series-date/skip-series-date.command.js';
import { StartSeries } from '../commands/start-series/start-series.command.js';
import { WithdrawRequest } from '../commands/withdraw-request/withdraw-request.command.js';
import { GetRequest } from '../queries/get-request/get-request.js';
import { GetSeries } from '../queries/get-series/get-series.js';
import { ListSeatOffers } from '../queries/list-seat-offers/list-seat-offers.js';
import { ListSeries } from '../queries/list-series/list-series.js';
import { ListTownPolicies } from '../queries/list-town-policies/list-town-policies.js';
import { ListWaiting } from '../queries/list-waiting/list-waiting.js';
import { ViewUnmetDemand } from '../queries/view-unmet-demand/view-unmet-demand.js';

export const RequestsController = controllerFor('pedidos', [
  command('requests', RequestTransport, 'Pede transporte para um atendimento marcado'),
  command('requests/:requestId/refusal', RefuseRequest, 'Recusa um pedido'),
  command('requests/:requestId/withdrawal', WithdrawRequest, 'Registra a desistência de um pedido'),
  command('requests/:requestId/unmet', CloseUnmet, 'Encerra um pedido que não pôde ser atendido'),
  command('requests/:requestId/seat-offer/acceptance', AcceptSeatOffer, 'Aceita a vaga oferecida: autoriza a viagem'),
  command('requests/:requestId/seat-offer/refusal', DeclineSeatOffer, 'Registra que a vaga oferecida não foi aceita'),
  command('series', StartSeries, 'Pede transporte para atendimentos que se repetem toda semana'),
  command('series/:seriesId/changes', ChangeSeries, 'Muda uma série de um dia em diante'),
  command('series/:seriesId/moved-dates', MoveSeriesDate, 'Muda o dia ou a hora de uma data de uma série'),
  command('series/:seriesId/skipped-dates', SkipSeriesDate, 'Registra que uma data de uma série não acontece'),
  command('series/:seriesId/pauses', PauseSeries, 'Pausa uma série de um dia a outro'),
  command('series/:seriesId/resumption', ResumeSeries, 'Retoma uma série pausada'),
  command('series/:seriesId/end', EndSeries, 'Encerra uma série'),
  query('series/:seriesId', GetSeries, 'Uma série com as suas datas e os pedidos que vieram delas'),
  query('series', ListSeries, 'Séries de um município ou de uma pessoa'),
  command('town-policies', SetTownPolicy, 'Define os prazos de um município'),
  query('requests/:requestId', GetRequest, 'Um pedido de transporte'),
  query('waiting-list', ListWaiting, 'Lista de espera de um destino em um dia'),
  query('seat-offers', ListSeatOffers, 'Vagas liberadas e a quem foram oferecidas'),
  query('unmet-demand/:quadrimester', ViewUnmetDemand, 'Demanda pedida, recusada e não atendida em um quadrimestre'),
  query('town-policies', ListTownPolicies, 'Prazos de um município'),
]);

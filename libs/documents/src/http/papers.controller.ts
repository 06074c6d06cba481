import { Controller, Inject, Param, Query, Req, Res, type Type } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { accessOf, CLOCK, done, Download, Queries, sendFile, type BusinessQuery } from '#embarque/application';
import { type Clock, type Refused } from '#embarque/kernel';
import { draw, type Paper } from '#embarque/paper';
import { renderAuthorizations } from '../papers/render-authorizations.js';
import { renderDaySheet } from '../papers/render-day-sheet.js';
import { renderManifest } from '../papers/render-manifest.js';
import { renderPassengerList } from '../papers/render-passenger-list.js';
import { PrintAuthorizations } from '../queries/print-authorizations/print-authorizations.js';
import { PrintDaySheet } from '../queries/print-day-sheet/print-day-sheet.js';
import { PrintManifest } from '../queries/print-manifest/print-manifest.js';
import { PrintPassengerList } from '../queries/print-passenger-list/print-passenger-list.js';

type Input = Record<string, unknown>;

/** A query whose answer is a paper. */
const Prints = (path: string, { name }: Type, summary: string): MethodDecorator =>
  Download(path, name, {
    ...{ summary, type: 'application/pdf', description: 'O papel, em folhas A4.' },
    problems: [400, 401, 403, 404, 422, 503],
  });

/** What is printed of trips. */
@ApiTags('documentos')
@Controller('api')
export class PapersController {
  constructor(
    private readonly queries: Queries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Prints('trips/:tripId/authorizations.pdf', PrintAuthorizations, 'Autorizações de viagem, duas por folha')
  @ApiQuery({ name: 'authorizationId', type: String, required: false, description: 'Só esta autorização' })
  authorizations(@Param() params: Input, @Query() search: Input, @Req() request: Request, @Res() response: Response) {
    return this.print(PrintAuthorizations, { ...search, ...params }, renderAuthorizations, request, response);
  }

  @Prints('trips/:tripId/manifest.pdf', PrintManifest, 'Mapa de viagem')
  manifest(@Param() params: Input, @Query() search: Input, @Req() request: Request, @Res() response: Response) {
    return this.print(PrintManifest, { ...search, ...params }, renderManifest, request, response);
  }

  @Prints('trips/:tripId/passenger-list.pdf', PrintPassengerList, 'Lista de passageiros de fretamento')
  passengerList(@Param() params: Input, @Query() search: Input, @Req() request: Request, @Res() response: Response) {
    return this.print(PrintPassengerList, { ...search, ...params }, renderPassengerList, request, response);
  }

  @Prints('crew/:crewMemberId/days/:date/sheet.pdf', PrintDaySheet, 'Folha do dia de quem viaja com a equipe')
  daySheet(@Param() params: Input, @Query() search: Input, @Req() request: Request, @Res() response: Response) {
    return this.print(PrintDaySheet, { ...search, ...params }, renderDaySheet, request, response);
  }

  private async print<T extends object>(
    type: Type<BusinessQuery<T | Refused | undefined>>,
    input: Input,
    render: (record: T) => Paper,
    request: Request,
    response: Response,
  ): Promise<void> {
    const { result } = done(await this.queries.ask<T | Refused | undefined>(type, input, accessOf(request)));
    const paper = render(done<T>(result));
    await sendFile(response, `${type.name}.pdf`, 'application/pdf', draw(paper, this.clock.now()));
  }
}

import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { accessOf, done, Download, Problems, Queries, sendFile } from '#embarque/application';
import { renderProofPdf } from '../proof/render-proof.js';
import { GetLineProof, type LineProofView } from '../queries/get-line-proof/get-line-proof.js';

type Input = Record<string, unknown>;

const AS_OF = {
  ...{ name: 'asOf', type: String, required: false, example: '2026-10-05T07:30:00.000Z' },
  description: 'O que se sabia neste instante, e não o que se sabe agora',
};
const PATH = 'managers/:managerId/lines/:tripId/:authorizationId/:correction/proof';

/** What a line of the ledger rests on, to read by program and by people. */
@ApiTags('produção')
@Controller('api')
export class LineProofController {
  constructor(private readonly queries: Queries) {}

  @Get(PATH)
  @ApiOperation({
    summary: 'Prova de uma linha do livro: os eventos de que ela vem, e o que falta',
    operationId: GetLineProof.name,
  })
  @ApiParam({ name: 'managerId', type: String })
  @ApiParam({ name: 'tripId', type: String })
  @ApiParam({ name: 'authorizationId', type: String })
  @ApiParam({ name: 'correction', type: String, example: '0' })
  @ApiQuery(AS_OF)
  @ApiResponse({ status: 200, description: 'Resultado.' })
  @Problems(400, 401, 403, 404, 503)
  proof(@Param() params: Input, @Query() search: Input, @Req() request: Request): Promise<LineProofView> {
    return this.prove({ ...search, ...params }, request);
  }

  @Download(`${PATH}.pdf`, 'DownloadLineProof', {
    summary: 'A mesma prova, em PDF',
    ...{ type: 'application/pdf', description: 'A prova, em folhas A4.' },
    problems: [400, 401, 403, 404, 503],
  })
  @ApiQuery(AS_OF)
  async download(
    @Param() params: Input,
    @Query() search: Input,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const proof = await this.prove({ ...search, ...params }, request);
    await sendFile(response, 'prova-da-linha.pdf', 'application/pdf', renderProofPdf(proof));
  }

  private async prove(input: Input, request: Request): Promise<LineProofView> {
    const { result } = done(await this.queries.ask(GetLineProof, input, accessOf(request)));
    return done<LineProofView>(result);
  }
}

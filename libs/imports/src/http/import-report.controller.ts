import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { accessOf, done, Problems, Queries } from '#embarque/application';
import { type Uuid } from '#embarque/kernel';
import { Intake, type ReportLine } from '../intake/intake.js';
import { GetImport } from '../queries/get-import/get-import.js';
import { csvLine, UTF8_MARK } from './csv.js';

const OUTCOMES = { fresh: 'nova', known: 'já conhecida', refused: 'recusada', done: 'gravada' } as const;

/** What became of every line of a spreadsheet, as a spreadsheet. */
@ApiTags('planilhas')
@Controller('api/imports/:importId/report.csv')
export class ImportReportController {
  constructor(
    private readonly queries: Queries,
    private readonly intake: Intake,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'O relatório de uma planilha, linha por linha, em CSV',
    operationId: 'DownloadImportReport',
  })
  @ApiParam({ name: 'importId', type: String })
  @ApiProduces('text/csv', 'application/problem+json')
  @ApiResponse({ status: 200, description: 'O relatório.' })
  @Problems(400, 404)
  async download(
    @Param() params: Record<string, string>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { result } = done(await this.queries.ask(GetImport, params, accessOf(request)));
    response.attachment('relatorio-da-planilha.csv').type('text/csv; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store');
    await pipeline(Readable.from(textOf(this.intake.wholeReport(result.importId as Uuid))), response);
  }
}

async function* textOf(lines: AsyncIterable<ReportLine>): AsyncGenerator<string> {
  yield UTF8_MARK + csvLine(['Linha', 'Situação', 'Coluna', 'Código', 'Motivo']);
  for await (const { number, outcome, faults } of lines) {
    const standing = outcome ? OUTCOMES[outcome] : 'não conferida';
    for (const { column = '', code, reason } of faults ?? [{ code: '', reason: '' }]) {
      yield csvLine([String(number), standing, column, code, reason]);
    }
  }
}

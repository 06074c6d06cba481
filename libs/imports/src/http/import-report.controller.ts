import { Readable } from 'node:stream';
import { Controller, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { accessOf, done, Download, Queries, sendFile } from '#embarque/application';
import { type Uuid } from '#embarque/kernel';
import { Intake, type ReportLine } from '../intake/intake.js';
import { GetImport } from '../queries/get-import/get-import.js';
import { csvLine, UTF8_MARK } from './csv.js';

const OUTCOMES = { fresh: 'nova', known: 'já conhecida', refused: 'recusada', done: 'gravada' } as const;

/** What became of every line of a spreadsheet, as a spreadsheet. */
@ApiTags('planilhas')
@Controller('api')
export class ImportReportController {
  constructor(
    private readonly queries: Queries,
    private readonly intake: Intake,
  ) {}

  @Download('imports/:importId/report.csv', 'DownloadImportReport', {
    summary: 'O relatório de uma planilha, linha por linha, em CSV',
    type: 'text/csv',
    description: 'O relatório.',
  })
  async download(
    @Param() params: Record<string, string>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { result } = done(await this.queries.ask(GetImport, params, accessOf(request)));
    const report = Readable.from(textOf(this.intake.wholeReport(result.importId as Uuid)));
    await sendFile(response, 'relatorio-da-planilha.csv', 'text/csv; charset=utf-8', report);
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

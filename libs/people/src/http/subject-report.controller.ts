import { Controller, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { accessOf, done, Download, Queries, sendFile } from '#embarque/application';
import { GetSubjectReport } from '../queries/subject-report/get-subject-report.js';
import { renderSubjectReport } from '../report/render-subject-report.js';

/** Everything known about a person, as pages to hand over. */
@ApiTags('pessoas')
@Controller('api')
export class SubjectReportController {
  constructor(private readonly queries: Queries) {}

  @Download('people/:personId/report.pdf', 'DownloadSubjectReport', {
    summary: 'Relatório do titular de dados, em PDF',
    type: 'application/pdf',
    description: 'O relatório.',
  })
  async download(
    @Param() params: Record<string, string>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { result } = done(await this.queries.ask(GetSubjectReport, params, accessOf(request)));
    await sendFile(response, 'relatorio-do-titular.pdf', 'application/pdf', renderSubjectReport(result));
  }
}

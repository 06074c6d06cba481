import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { accessOf, done, Problems, Queries } from '#embarque/application';
import { GetSubjectReport } from '../queries/subject-report/get-subject-report.js';
import { renderSubjectReport } from '../report/render-subject-report.js';

/** Everything known about a person, as pages to hand over. */
@ApiTags('pessoas')
@Controller('api/people/:personId/report.pdf')
export class SubjectReportController {
  constructor(private readonly queries: Queries) {}

  @Get()
  @ApiOperation({ summary: 'Relatório do titular de dados, em PDF', operationId: 'DownloadSubjectReport' })
  @ApiParam({ name: 'personId', type: String })
  @ApiProduces('application/pdf', 'application/problem+json')
  @ApiResponse({ status: 200, description: 'O relatório.' })
  @Problems(400, 404)
  async download(
    @Param() params: Record<string, string>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { result } = done(await this.queries.ask(GetSubjectReport, params, accessOf(request)));
    response.attachment('relatorio-do-titular.pdf').type('application/pdf');
    response.setHeader('Cache-Control', 'no-store');
    await pipeline(renderSubjectReport(result), response);
  }
}

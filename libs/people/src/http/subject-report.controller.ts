import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { parse, PROBLEM_RESPONSE, RefusedRequest } from '#embarque/application';
import { GetSubjectReport } from '../queries/subject-report/get-subject-report.js';
import { renderSubjectReport } from '../report/render-subject-report.js';

/** Everything known about a person, as pages to hand over. */
@ApiTags('pessoas')
@Controller('api/people/:personId/report.pdf')
export class SubjectReportController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'Relatório do titular de dados, em PDF', operationId: 'DownloadSubjectReport' })
  @ApiParam({ name: 'personId', type: String })
  @ApiProduces('application/pdf', 'application/problem+json')
  @ApiResponse({ status: 200, description: 'O relatório.' })
  @ApiResponse({ status: 400, description: 'Problema (RFC 9457).', ...PROBLEM_RESPONSE })
  @ApiResponse({ status: 404, description: 'Problema (RFC 9457).', ...PROBLEM_RESPONSE })
  async download(@Param() params: Record<string, string>, @Res() response: Response): Promise<void> {
    const asked = parse(GetSubjectReport, params);
    if (!asked.ok) throw new RefusedRequest(asked.refusal);
    const report = await this.queries.execute(asked.value);
    if (!report) {
      const reasons = ['Não há registro com este identificador.'];
      throw new RefusedRequest({ kind: 'unknown', code: 'not-found', reasons });
    }
    response.attachment('relatorio-do-titular.pdf').type('application/pdf');
    response.setHeader('Cache-Control', 'no-store');
    await pipeline(renderSubjectReport(report), response);
  }
}

import { createReadStream } from 'node:fs';
import { Controller, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { accessOf, CLOCK, done, Download, Gate, OneOf, read, sendFile, Value } from '#embarque/application';
import { Competence, refuseUnknown, Uuid, type Clock } from '#embarque/kernel';
import { draw } from '#embarque/paper';
import { MOST_PARTS } from '../domain/bpa/header.js';
import { BpaFiles } from '../export/bpa-files.js';
import { ControlReports } from '../export/control-report.js';
import { inScratch } from '../export/in-scratch.js';
import { renderControlReport } from '../export/render-control-report.js';

const PARTS = Array.from({ length: MOST_PARTS }, (_, index) => String(index + 1));

class ReportOfMonth {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
}

class FileOfMonth extends ReportOfMonth {
  @OneOf(PARTS, { optional: true }) part?: string;
}

/** The exported file of a month, or one of them when it has several: made again from the closed ledger, and sent only when it is the one that was recorded. */
@ApiTags('produção')
@Controller('api')
export class BpaFileController {
  constructor(
    private readonly files: BpaFiles,
    private readonly reports: ControlReports,
    private readonly gate: Gate,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Download('managers/:managerId/competences/:competence/file', 'DownloadBpaFile', {
    summary: 'O arquivo BPA já gerado da competência',
    type: 'text/plain',
    description: 'O arquivo, byte por byte como foi gerado.',
    problems: [400, 404, 422],
  })
  @ApiQuery({ name: 'part', type: Number, required: false, description: 'Qual dos arquivos do mês, a partir de 1' })
  async download(
    @Param() params: Record<string, string>,
    @Query() search: Record<string, string>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const asked = read(FileOfMonth, { ...params, ...search });
    done(await this.gate.enter('DownloadBpaFile', asked, accessOf(request)));
    await inScratch(async (directory) => {
      const { parts } = done(await this.files.reproduce(asked.managerId, asked.competence, directory));
      const file = parts[Number(asked.part ?? 1) - 1];
      if (!file) {
        const reason = `O arquivo da competência ${asked.competence} tem ${parts.length} parte(s).`;
        return done(refuseUnknown('bpa-part-unknown', reason));
      }
      response.setHeader('Content-Length', file.bytes);
      response.setHeader('ETag', `"${file.sha256}"`);
      await sendFile(response, file.name, 'text/plain; charset=us-ascii', createReadStream(file.path));
    });
  }

  @Download('managers/:managerId/competences/:competence/control-report.pdf', 'DownloadControlReport', {
    summary: 'Relatório de controle dos arquivos BPA da competência',
    ...{ type: 'application/pdf', description: 'O relatório, em folhas A4.' },
    problems: [400, 404, 422],
  })
  async controlReport(
    @Param() params: Record<string, string>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const asked = read(ReportOfMonth, params);
    done(await this.gate.enter('DownloadControlReport', asked, accessOf(request)));
    const now = this.clock.now();
    const report = done(await this.reports.of(asked.managerId, asked.competence));
    const name = `controle-${asked.competence}.pdf`;
    await sendFile(response, name, 'application/pdf', draw(renderControlReport(report, now), now));
  }
}

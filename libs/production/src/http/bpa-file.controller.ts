import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { accessOf, done, Gate, Problems, read } from '#embarque/application';
import { BpaFiles } from '../export/bpa-files.js';
import { inScratch } from '../export/in-scratch.js';
import { GetCompetence } from '../queries/get-competence/get-competence.js';

/** The exported file of a month: made again from the closed ledger, and sent only when it is the one that was recorded. */
@ApiTags('produção')
@Controller('api/managers/:managerId/competences/:competence/file')
export class BpaFileController {
  constructor(
    private readonly files: BpaFiles,
    private readonly gate: Gate,
  ) {}

  @Get()
  @ApiOperation({ summary: 'O arquivo BPA já gerado da competência', operationId: 'DownloadBpaFile' })
  @ApiParam({ name: 'managerId', type: String })
  @ApiParam({ name: 'competence', type: String })
  @ApiProduces('text/plain', 'application/problem+json')
  @ApiResponse({ status: 200, description: 'O arquivo, byte por byte como foi gerado.' })
  @Problems(400, 404)
  async download(
    @Param() params: Record<string, string>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const asked = read(GetCompetence, params);
    done(await this.gate.enter('DownloadBpaFile', asked, accessOf(request)));
    await inScratch(async (directory) => {
      const file = done(await this.files.reproduce(asked.managerId, asked.competence, directory));
      response.attachment(file.name).type('text/plain; charset=us-ascii');
      response.setHeader('Content-Length', file.bytes);
      response.setHeader('Cache-Control', 'no-store');
      response.setHeader('ETag', `"${file.sha256}"`);
      await pipeline(createReadStream(file.path), response);
    });
  }
}

import { createReadStream } from 'node:fs';
import { Controller, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { accessOf, done, Download, Gate, read, sendFile } from '#embarque/application';
import { BpaFiles } from '../export/bpa-files.js';
import { inScratch } from '../export/in-scratch.js';
import { GetCompetence } from '../queries/get-competence/get-competence.js';

/** The exported file of a month: made again from the closed ledger, and sent only when it is the one that was recorded. */
@ApiTags('produção')
@Controller('api')
export class BpaFileController {
  constructor(
    private readonly files: BpaFiles,
    private readonly gate: Gate,
  ) {}

  @Download('managers/:managerId/competences/:competence/file', 'DownloadBpaFile', {
    summary: 'O arquivo BPA já gerado da competência',
    type: 'text/plain',
    description: 'O arquivo, byte por byte como foi gerado.',
  })
  async download(
    @Param() params: Record<string, string>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const asked = read(GetCompetence, params);
    done(await this.gate.enter('DownloadBpaFile', asked, accessOf(request)));
    await inScratch(async (directory) => {
      const file = done(await this.files.reproduce(asked.managerId, asked.competence, directory));
      response.setHeader('Content-Length', file.bytes);
      response.setHeader('ETag', `"${file.sha256}"`);
      await sendFile(response, file.name, 'text/plain; charset=us-ascii', createReadStream(file.path));
    });
  }
}

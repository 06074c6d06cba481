import { Controller, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import {
  accessOf,
  carryOut,
  Dispatcher,
  done,
  Gate,
  read,
  READ_MODELS,
  sentFile,
  takeFile,
  Text,
  Upload,
  Value,
  type ReadModels,
} from '#embarque/application';
import { Competence, refuse, Uuid } from '#embarque/kernel';
import { readSentFile } from '../bpa-file/read-sent-file.js';
import { RecordSentFile } from '../commands/record-sent-file/record-sent-file.command.js';

/** What BPA files are sent as: neither can a form of another site's page send. */
export const BPA_FILE_TYPES = ['application/octet-stream'] as const;

/** Bytes of a file of 999,999 lines, and some. */
const LARGEST = 400 * 1024 * 1024;

/** Whose a file is, and of which month: comes in the address, for the body is the file. */
class SentFileTarget {
  @Value(Uuid) managerId!: Uuid;
  @Value(Competence) competence!: Competence;
  @Text({ max: 100, description: 'Nome do arquivo' }) fileName!: string;
}

/** Takes a BPA file in that was sent to SIA, by whatever program it was written. Only totals of it are kept. */
@ApiTags('produção')
@Controller('api')
export class SentFilesController {
  constructor(
    private readonly gate: Gate,
    readonly dispatcher: Dispatcher,
    @Inject(READ_MODELS) readonly readModels: ReadModels,
  ) {}

  @Upload('managers/:managerId/competences/:competence/sent-files', RecordSentFile.name, {
    summary: 'Registra um arquivo BPA enviado, de qualquer programa: só os totais ficam',
    types: BPA_FILE_TYPES,
    fileName: 'PA311200.OUT',
    description: 'Registrado: linhas, campo de controle e falhas.',
  })
  async record(
    @Param() params: Record<string, string>,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object> {
    return takeFile(request, async () => {
      const { managerId, competence, fileName } = read(SentFileTarget, { ...query, ...params });
      done(await this.gate.enter(RecordSentFile.name, { managerId }, accessOf(request)));
      const { input } = done(await readSentFile(sentFile(request, BPA_FILE_TYPES, LARGEST), fileName));
      if (input.competence !== competence)
        done(refuse('sent-file-of-another-month', `O cabeçalho do arquivo é da competência ${input.competence}.`));
      const recorded = await carryOut(this, RecordSentFile, { managerId, ...input }, request, response);
      const { control, faultCount, sheets } = input;
      return { ...recorded, sheets, control, faultCount };
    });
  }
}

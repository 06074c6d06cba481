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
  RefusedRequest,
  sentFile,
  takeFile,
  Upload,
  type ReadModels,
} from '#embarque/application';
import { ImportSiaReport, ReportTarget } from '../commands/import-sia-report/import-sia-report.command.js';
import { ImportSiaResult } from '../commands/import-sia-result/import-sia-result.command.js';
import { LARGEST_REPORT, LARGEST_RESULT, SIA_FILE_TYPES } from '../options.js';
import { SiaFiles } from '../sia-files.js';
import { UnreadableFile } from '../reading/unreadable.js';
import { ResultTarget } from './result-target.js';

/** Takes in what SIA returns. The body is the file, read as it comes; who sends it, and of what, is asked before. */
@ApiTags('retorno do SIA')
@Controller('api')
export class SiaFilesController {
  constructor(
    private readonly files: SiaFiles,
    private readonly gate: Gate,
    readonly dispatcher: Dispatcher,
    @Inject(READ_MODELS) readonly readModels: ReadModels,
    @Inject(LARGEST_RESULT) private readonly largest: number,
  ) {}

  @Upload('sia/results', ImportSiaResult.name, {
    summary: 'Importa um arquivo de resultado do SIA (PA ou BI: .dbc, .dbf, .csv)',
    types: SIA_FILE_TYPES,
    fileName: 'PAMG2609a.dbc',
    description: 'Importado: quantos registros tem, e quantos são de deslocamento.',
    problems: [],
  })
  async result(
    @Query() query: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object> {
    return this.taking(request, async () => {
      const { fileName } = read(ResultTarget, query);
      done(await this.gate.enter(ImportSiaResult.name, {}, accessOf(request)));
      const input = await this.files.readResult(sentFile(request, SIA_FILE_TYPES, this.largest), fileName);
      const { kind, uf, processing, rowsRead, rowsKept } = input;
      const recorded = await carryOut(this, ImportSiaResult, input, request, response);
      return { ...recorded, kind, uf, processing, rowsRead, rowsKept };
    });
  }

  @Upload('managers/:managerId/competences/:competence/sia-report', ImportSiaReport.name, {
    summary: 'Importa o relatório de ocorrências na consistência do SIA',
    types: SIA_FILE_TYPES,
    fileName: 'relatorio.txt',
    description: 'Importado: quantas ocorrências, e que linhas não puderam ser lidas.',
  })
  async report(
    @Param() params: Record<string, string>,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<object> {
    return this.taking(request, async () => {
      const target = read(ReportTarget, { ...query, ...params });
      done(await this.gate.enter(ImportSiaReport.name, target, accessOf(request)));
      const pieces: Uint8Array[] = [];
      for await (const piece of sentFile(request, SIA_FILE_TYPES, LARGEST_REPORT)) pieces.push(piece);
      const { input, ...leftovers } = await this.files.readReport(Buffer.concat(pieces), target);
      const { unreadRows } = input;
      return { ...(await carryOut(this, ImportSiaReport, input, request, response)), unreadRows, ...leftovers };
    });
  }

  private async taking<T>(request: Request, work: () => Promise<T>): Promise<T> {
    return takeFile(request, work).catch((error: unknown) => {
      throw error instanceof UnreadableFile ? new RefusedRequest(error.refused.refusal) : error;
    });
  }
}

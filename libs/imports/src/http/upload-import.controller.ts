import { createHash } from 'node:crypto';
import { Controller, HttpException, Inject, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { raw, type Request, type Response } from 'express';
import {
  accessOf,
  canonical,
  carryOut,
  CLOCK,
  Dispatcher,
  done,
  Gate,
  idempotencyKeyOf,
  KeyedQueue,
  read,
  READ_MODELS,
  RefusedRequest,
  Streams,
  Upload,
  type Access,
  type ReadModels,
} from '#embarque/application';
import { idFrom, type Clock, type Uuid } from '#embarque/kernel';
import { KeyStore, type Keys } from '#embarque/privacy';
import { ImportTarget, UploadImport } from '../commands/upload-import/upload-import.command.js';
import { targetFault } from '../commands/upload-import/upload-import.decision.js';
import { IMPORT_KINDS, imported, importStream } from '../domain/import.js';
import { Desks } from '../intake/desks.js';
import { Intake } from '../intake/intake.js';
import { LARGEST_IMPORT, SPREADSHEET_TYPES } from '../options.js';
import { readSheet } from '../reading/read-sheet.js';
import { UnreadableFile } from '../reading/unreadable.js';

/** Takes a spreadsheet in: reads it, puts its lines aside, and records that it came. */
@ApiTags('planilhas')
@Controller('api/imports')
export class UploadImportController {
  /** One file is read at a time: each takes a connection to the database, and as much of a processor as there is. */
  private readonly turns = new KeyedQueue();

  constructor(
    private readonly gate: Gate,
    private readonly desks: Desks,
    private readonly intake: Intake,
    private readonly streams: Streams,
    readonly dispatcher: Dispatcher,
    @Inject(READ_MODELS) readonly readModels: ReadModels,
    @Inject(KeyStore) private readonly keys: Keys,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LARGEST_IMPORT) private readonly largest: number,
  ) {}

  @Upload('', UploadImport.name, {
    summary: 'Envia uma planilha para conferência; nada é gravado ainda',
    types: SPREADSHEET_TYPES,
    queries: [
      { name: 'kind', enum: IMPORT_KINDS, description: 'O que a planilha traz' },
      {
        name: 'managerId',
        required: false,
        type: String,
        description: 'O gestor, para veículos, rotas e distâncias',
      },
      {
        name: 'municipality',
        required: false,
        type: String,
        description: 'O município, para pessoas e atendimentos',
      },
    ],
    description: 'Recebida: a conferência começou.',
    problems: [404, 409],
  })
  async upload(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<object> {
    const access = accessOf(request);
    const key = idempotencyKeyOf(request);
    const target = await this.allowed(request.query, access);
    const bytes = await this.bodyOf(request, response);
    const digest = createHash('sha256').update(bytes).digest('hex');
    // The same file under the same key is the same import; the digest in it is keyed, for a short file can be guessed.
    const said = this.keys.mark('import-file', `${canonical(target)} ${digest}`);
    const importId = idFrom('import', access.actor, key, said);
    const { lines, format, ignored, isNew } = await this.turns.run('file', () =>
      this.putAside(importId, target, bytes, access),
    );
    const input = { ...target, importId, format, bytes: bytes.length, lines };
    try {
      return { ...(await carryOut(this, UploadImport, input, request, response)), ignored };
    } catch (error) {
      if (isNew && error instanceof RefusedRequest) await this.intake.remove(importId);
      throw error;
    }
  }

  /** Whose it is, as the address says, when the asker may bring it; all this before the file is read. */
  private async allowed(query: unknown, access: Access): Promise<ImportTarget> {
    const target = read(ImportTarget, query);
    done(await this.gate.enter(UploadImport.name, target, access));
    const refused = this.gate.admit(this.desks.of(target.kind).command.name, access) ?? targetFault(target);
    if (refused) throw new RefusedRequest(refused.refusal);
    return target;
  }

  private bodyOf(request: Request, response: Response): Promise<Buffer> {
    const parse = raw({ limit: this.largest, type: [...SPREADSHEET_TYPES] });
    return new Promise((resolve, reject) =>
      parse(request, response, (error?: unknown) => {
        if (error) reject(error instanceof Error ? error : new Error('the body could not be read'));
        else if (request.body === undefined) resolve(Buffer.alloc(0));
        else if (Buffer.isBuffer(request.body)) resolve(request.body);
        else reject(new HttpException('body', 415));
      }),
    );
  }

  /** The lines of the file, sealed, for the import to come; those of one that came before are left as they are. */
  private async putAside(importId: Uuid, { kind }: ImportTarget, bytes: Buffer, access: Access) {
    const known = await this.streams.load(importStream(importId), imported);
    try {
      const sheet = await readSheet(bytes, this.desks.of(kind).columns);
      const lines =
        known.status === 'unknown' ? await this.intake.put(importId, sheet, access, this.clock.now()) : known.lines;
      return { ...sheet, lines, isNew: known.status === 'unknown' };
    } catch (error) {
      throw error instanceof UnreadableFile ? new RefusedRequest(error.refused.refusal) : error;
    }
  }
}

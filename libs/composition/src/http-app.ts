import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { type NextFunction, type Request, type Response } from 'express';
import { ProblemFilter } from '#embarque/application';
import { EmbarqueModule, type Composition } from './embarque.module.js';
import { harden } from './http/harden.js';
import { createLog, nestLogOf, type Log } from './log.js';
import { type Runtime } from './runtime.js';

/** The HTTP API, ready to listen. */
export async function createHttpApp(
  runtime: Runtime,
  composition: Composition,
  log: Log = createLog(),
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(EmbarqueModule.on(runtime, composition), {
    logger: nestLogOf(log),
    bodyParser: false,
  });
  harden(app, runtime.config, log);
  app.useGlobalFilters(new ProblemFilter());
  SwaggerModule.setup('api/docs', app, openApiOf(app), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Embarque – API',
  });
  app.use('/', (request: Request, response: Response, next: NextFunction) =>
    request.path === '/' ? response.redirect('/api/docs') : next(),
  );
  return app;
}

export function openApiOf(app: NestExpressApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle('Embarque')
      .setDescription('Transporte eletivo em saúde (SETS): da viagem programada ao arquivo BPA-I.')
      .setVersion('1')
      .build(),
  );
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: PROBLEM } };
  return document;
}

/** RFC 9457. */
const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'reasons'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Código estável' },
    reasons: { type: 'array', items: { type: 'string' }, description: 'Todos os motivos' },
  },
};

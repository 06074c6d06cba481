import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Projector } from '#embarque/read-model';

/** Whether the service works, and how far the queries are behind the log. */
@ApiTags('serviço')
@Controller('api')
export class HealthController {
  constructor(@Inject(Projector) private readonly projector: Projector) {}

  @Get('health')
  @ApiOperation({ summary: 'Situação do serviço e das projeções', operationId: 'GetHealth' })
  async health() {
    const projections = await this.projector.status();
    return {
      status: projections.some(({ fault }) => fault) ? 'degraded' : 'ok',
      projections: projections.map(({ name, version, position, lag, fault }) => ({
        ...{ name, version, position: String(position), lag: String(lag) },
        // Anybody may ask, and a fault's own words may repeat data: they are in the log.
        ...(fault ? { fault: 'Parada por uma falha, que o registro do processo descreve.' } : {}),
      })),
    };
  }
}

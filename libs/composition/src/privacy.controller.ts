import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PRIVACY_CONTACT, PURPOSES, PURPOSES_VERSION, type PrivacyContact } from '#embarque/privacy';

/** What everybody may know of how their data are treated (LGPD, art. 9 and art. 41 § 1). */
@ApiTags('serviço')
@Controller('api')
export class PrivacyController {
  constructor(@Inject(PRIVACY_CONTACT) private readonly contact: PrivacyContact) {}

  @Get('privacy')
  @ApiOperation({ summary: 'Quem responde pelos dados, e para que são usados', operationId: 'GetPrivacyNotice' })
  notice() {
    const { controller, officer } = this.contact;
    return { controller: controller ?? null, officer, purposesVersion: PURPOSES_VERSION, purposes: PURPOSES };
  }
}

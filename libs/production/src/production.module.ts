import { Module } from '@nestjs/common';
import { KeyStore } from '#embarque/privacy';
import { TerritoryModule } from '#embarque/territory';
import { AdoptQuantityPolicyHandler } from './commands/adopt-quantity-policy/adopt-quantity-policy.handler.js';
import { AdoptSigningPolicyHandler } from './commands/adopt-signing-policy/adopt-signing-policy.handler.js';
import { CloseCompetenceHandler } from './commands/close-competence/close-competence.handler.js';
import { EndProfessionalLinkHandler } from './commands/end-professional-link/end-professional-link.handler.js';
import { ExportBpaFileHandler } from './commands/export-bpa-file/export-bpa-file.handler.js';
import { LinkProfessionalHandler } from './commands/link-professional/link-professional.handler.js';
import { SetPresenterHandler } from './commands/set-presenter/set-presenter.handler.js';
import { BpaFiles } from './export/bpa-files.js';
import { BpaFileController } from './http/bpa-file.controller.js';
import { LineProofController } from './http/line-proof.controller.js';
import { ProductionController } from './http/production.http.js';
import { Managers } from './managers.js';
import { GetCompetenceHandler } from './queries/get-competence/get-competence.js';
import { GetLineProofHandler } from './queries/get-line-proof/get-line-proof.js';
import { ListLedgerHandler } from './queries/list-ledger/list-ledger.js';
import { ListProfessionalsHandler } from './queries/list-professionals/list-professionals.js';
import { ListQuantityPoliciesHandler } from './queries/list-quantity-policies/list-quantity-policies.js';
import { ListSigningPoliciesHandler } from './queries/list-signing-policies/list-signing-policies.js';
import { ProductionOfSubject } from './production-of-subject.js';
import { SealedPersons } from './sealed-persons.js';

@Module({
  imports: [TerritoryModule],
  controllers: [ProductionController, BpaFileController, LineProofController],
  providers: [
    { provide: SealedPersons, useFactory: (keys: KeyStore) => new SealedPersons(keys), inject: [KeyStore] },
    Managers,
    ProductionOfSubject,
    BpaFiles,
    AdoptQuantityPolicyHandler,
    AdoptSigningPolicyHandler,
    LinkProfessionalHandler,
    EndProfessionalLinkHandler,
    SetPresenterHandler,
    CloseCompetenceHandler,
    ExportBpaFileHandler,
    ListQuantityPoliciesHandler,
    ListSigningPoliciesHandler,
    ListProfessionalsHandler,
    GetCompetenceHandler,
    ListLedgerHandler,
    GetLineProofHandler,
  ],
  exports: [BpaFiles],
})
export class ProductionModule {}

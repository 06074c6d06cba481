import { Module } from '@nestjs/common';
import { KeyStore } from '#embarque/privacy';
import { PeopleModule } from '#embarque/people';
import { Snapshots } from '#embarque/read-model';
import { SigtapModule } from '#embarque/sigtap';
import { TerritoryModule } from '#embarque/territory';
import { TripsModule } from '#embarque/trips';
import { AdoptQuantityPolicyHandler } from './commands/adopt-quantity-policy/adopt-quantity-policy.handler.js';
import { AdoptSigningPolicyHandler } from './commands/adopt-signing-policy/adopt-signing-policy.handler.js';
import { AdoptStateQuantityPolicyHandler } from './commands/adopt-state-quantity-policy/adopt-state-quantity-policy.handler.js';
import { OverrideDistanceHandler } from './commands/override-distance/override-distance.handler.js';
import { PresentLineAgainHandler } from './commands/present-line-again/present-line-again.handler.js';
import { CheckCompetenceHandler } from './commands/check-competence/check-competence.handler.js';
import { CloseCompetenceHandler } from './commands/close-competence/close-competence.handler.js';
import { EndProfessionalLinkHandler } from './commands/end-professional-link/end-professional-link.handler.js';
import { ExportBpaFileHandler } from './commands/export-bpa-file/export-bpa-file.handler.js';
import { LinkProfessionalHandler } from './commands/link-professional/link-professional.handler.js';
import { RecordSentFileHandler } from './commands/record-sent-file/record-sent-file.handler.js';
import { SwitchProcedureHandler } from './commands/switch-procedure/switch-procedure.handler.js';
import { SetPresenterHandler } from './commands/set-presenter/set-presenter.handler.js';
import { BpaFiles } from './export/bpa-files.js';
import { ControlReports } from './export/control-report.js';
import { BpaFileController } from './http/bpa-file.controller.js';
import { SentFilesController } from './http/sent-files.controller.js';
import { LineProofController } from './http/line-proof.controller.js';
import { ProductionController } from './http/production.http.js';
import { LedgerEntries } from './ledger-entries.js';
import { LedgerMonths } from './ledger-months.js';
import { Managers } from './managers.js';
import { MonthsOnTime } from './months-on-time.js';
import { LedgerPreview } from './projections/ledger/ledger-preview.js';
import { GetCompetenceHandler } from './queries/get-competence/get-competence.js';
import { GetLineProofHandler } from './queries/get-line-proof/get-line-proof.js';
import { ListCritiquesHandler } from './queries/list-critiques/list-critiques.js';
import { ListLedgerHandler } from './queries/list-ledger/list-ledger.js';
import { ListProcedureChoicesHandler } from './queries/list-procedure-choices/list-procedure-choices.js';
import { ListProfessionalsHandler } from './queries/list-professionals/list-professionals.js';
import { ListQuantityPoliciesHandler } from './queries/list-quantity-policies/list-quantity-policies.js';
import { ListSigningPoliciesHandler } from './queries/list-signing-policies/list-signing-policies.js';
import { ListRepeatedLinesHandler } from './queries/list-repeated-lines/list-repeated-lines.js';
import { ListSentFilesHandler } from './queries/list-sent-files/list-sent-files.js';
import { PreviewCorrectionHandler } from './queries/preview-correction/preview-correction.js';
import { PreviewQuantityPolicyHandler } from './queries/preview-quantity-policy/preview-quantity-policy.js';
import { ProductionOfSubject } from './production-of-subject.js';
import { Reconciliation } from './reconciliation.js';
import { SealedPersons } from './sealed-persons.js';

@Module({
  controllers: [ProductionController, BpaFileController, SentFilesController, LineProofController],
  imports: [PeopleModule, SigtapModule, TerritoryModule, TripsModule],
  providers: [
    { provide: SealedPersons, useFactory: (keys: KeyStore) => new SealedPersons(keys), inject: [KeyStore] },
    Snapshots,
    Managers,
    LedgerEntries,
    LedgerMonths,
    LedgerPreview,
    Reconciliation,
    MonthsOnTime,
    ProductionOfSubject,
    BpaFiles,
    ControlReports,
    AdoptQuantityPolicyHandler,
    AdoptSigningPolicyHandler,
    LinkProfessionalHandler,
    EndProfessionalLinkHandler,
    SetPresenterHandler,
    SwitchProcedureHandler,
    AdoptStateQuantityPolicyHandler,
    OverrideDistanceHandler,
    PresentLineAgainHandler,
    CheckCompetenceHandler,
    CloseCompetenceHandler,
    ExportBpaFileHandler,
    RecordSentFileHandler,
    ListSentFilesHandler,
    ListQuantityPoliciesHandler,
    ListSigningPoliciesHandler,
    ListProfessionalsHandler,
    ListProcedureChoicesHandler,
    GetCompetenceHandler,
    ListLedgerHandler,
    GetLineProofHandler,
    ListCritiquesHandler,
    ListRepeatedLinesHandler,
    PreviewCorrectionHandler,
    PreviewQuantityPolicyHandler,
  ],
  exports: [BpaFiles, Reconciliation],
})
export class ProductionModule {}

export { AdoptQuantityPolicy } from './commands/adopt-quantity-policy/adopt-quantity-policy.command.js';
export { AdoptSigningPolicy } from './commands/adopt-signing-policy/adopt-signing-policy.command.js';
export { AdoptStateQuantityPolicy } from './commands/adopt-state-quantity-policy/adopt-state-quantity-policy.command.js';
export { OverrideDistance } from './commands/override-distance/override-distance.command.js';
export { PresentLineAgain } from './commands/present-line-again/present-line-again.command.js';
export { CheckCompetence } from './commands/check-competence/check-competence.command.js';
export { CloseCompetence } from './commands/close-competence/close-competence.command.js';
export { EndProfessionalLink } from './commands/end-professional-link/end-professional-link.command.js';
export { ExportBpaFile } from './commands/export-bpa-file/export-bpa-file.command.js';
export { LinkProfessional } from './commands/link-professional/link-professional.command.js';
export { RecordSentFile } from './commands/record-sent-file/record-sent-file.command.js';
export { SwitchProcedure } from './commands/switch-procedure/switch-procedure.command.js';
export { SetPresenter } from './commands/set-presenter/set-presenter.command.js';
export { CAUSES, type Cause } from './domain/ledger.js';
export {
  partsOf,
  type ExportedFile,
  type ExportedPart,
  type MonthShare,
  type ProductionEvent,
} from './domain/production.js';
export { BPA_PROFILES } from './domain/bpa/profile.js';
export { SIGNING_POLICIES } from './domain/signing-policy.js';
export { QUANTITY_POLICIES } from './domain/quantity-policy.js';
export { BpaFiles, SentFileChanged, type BpaExport } from './export/bpa-files.js';
export { LedgerLines } from './export/ledger-lines.js';
export { LedgerProjection } from './projections/ledger/ledger.projection.js';
export { ProductionModule } from './production.module.js';
export { GetCompetence, type CompetenceView } from './queries/get-competence/get-competence.js';
export { GetLineProof, type LineProofView } from './queries/get-line-proof/get-line-proof.js';
export {
  ListProcedureChoices,
  type ProcedureChoicesView,
} from './queries/list-procedure-choices/list-procedure-choices.js';
export { ListProfessionals, type ProfessionalsView } from './queries/list-professionals/list-professionals.js';
export { type LedgerPageView } from './ledger-entries.js';
export { ListLedger } from './queries/list-ledger/list-ledger.js';
export { Reconciliation, type ReconciledMonth } from './reconciliation.js';
export { ListQuantityPolicies } from './queries/list-quantity-policies/list-quantity-policies.js';
export { ListSentFiles, type SentFilesView } from './queries/list-sent-files/list-sent-files.js';
export { sentFilesProjection } from './projections/sent-files/sent-files.projection.js';
export { BPA_FILE_TYPES } from './http/sent-files.controller.js';
export { readSentFile } from './bpa-file/read-sent-file.js';
export { productionSchema } from './schema.js';
export { renderProofPdf, renderProofText } from './proof/render-proof.js';
export { SealedPersons } from './sealed-persons.js';
export { verifyBpaPath, type BpaFileVerification } from './bpa-file/verify-bpa-file.js';
export { renderVerification } from './bpa-file/render-verification.js';
export { BpaFileRefused, writeBpaFile, type WrittenBpaFile } from './bpa-file/write-bpa-file.js';

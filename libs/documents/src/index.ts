export { AuthorizationSeals, revocationsOf, type Issue } from './authorization-seals.js';
export {
  checkSeal,
  type Revocation,
  type SealBook,
  type SealCheck,
  type SealFault,
  type SealReason,
  type Showing,
} from './domain/check-seal.js';
export { type Seal } from './domain/seal.js';
export { DocumentsModule } from './documents.module.js';
export { CheckAuthorization, type AuthorizationCheck } from './queries/check-authorization/check-authorization.js';
export { ListSealKeys } from './queries/list-seal-keys/list-seal-keys.js';
export { verifies, type SealKey } from './seal-keys.js';

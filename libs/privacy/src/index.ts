export * from './key-store.js';
export * from './keys.js';
export * from './masking.js';
export * from './master-key.js';
export * from './personal-fields.js';
export * from './privacy.module.js';
export * from './schema.js';
export * from './subject-rooms.js';
export { open, seal, type Key } from './sealing.js';

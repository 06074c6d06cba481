export * from './event-store.js';
export * from './event-store.module.js';
export * from './memory/memory-event-store.js';
export * from './postgres/install.js';
export * from './postgres/postgres-event-store.js';
export * from './postgres/schema.js';

export * from './competence.js';
export * from './decider.js';
export * from './documents.js';
export * from './identifiers.js';
export * from './measures.js';
export * from './time.js';
export * from './value.js';
export * from './sus-tables/sus-table.js';

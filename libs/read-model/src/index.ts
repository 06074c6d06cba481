export * from './database/data-source.js';
export * from './database/embedded-postgres.js';
export * from './projections/checkpoint.js';
export * from './projections/projection.js';
export * from './projections/projector.js';
export * from './projections/rows.js';
export * from './schema.js';
export * from './projections/pool.js';

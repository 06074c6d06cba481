export * from './database/embedded-postgres.js';

export * from './config.js';
export * from './embarque.module.js';
export * from './http-app.js';
export * from './runtime.js';
export * from './schema.js';
export * from './program.js';
export * from './scratch.js';

export { MonitoringModule } from './monitoring.module.js';
export { monitoringProjection } from './projections/monitoring/monitoring.projection.js';
export { ViewQuadrimester, type QuadrimesterView } from './queries/view-quadrimester/view-quadrimester.js';
export { monitoringSchema } from './schema.js';

import { Module } from '@nestjs/common';
import { AlertDesk } from './alert-desk.js';
import { AlertsController } from './http/alerts.http.js';
import { ListAlertsHandler } from './queries/list-alerts/list-alerts.js';

@Module({ controllers: [AlertsController], providers: [AlertDesk, ListAlertsHandler], exports: [AlertDesk] })
export class AlertsModule {}

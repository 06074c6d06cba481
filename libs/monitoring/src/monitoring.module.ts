import { Module } from '@nestjs/common';
import { MonitoringController } from './http/monitoring.http.js';
import { ViewQuadrimesterHandler } from './queries/view-quadrimester/view-quadrimester.js';

@Module({ controllers: [MonitoringController], providers: [ViewQuadrimesterHandler] })
export class MonitoringModule {}

import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule as TimetableModule } from '@nestjs/schedule';
import { AccessModule } from './access/access.module';
import { AudienceModule } from './audience/audience.module';
import { AuditModule } from './audit/audit.module';
import { ConnectionModule } from './connection/connection.module';
import { ProcessModule, type ProcessParts } from './wiring/process.module';
import { FileModule } from './file/file.module';
import { HealthModule } from './health/health.module';
import { HolidayModule } from './holiday/holiday.module';
import { HttpModule } from './http/http.module';
import { LifetimeModule } from './lifetime/lifetime.module';
import { OutboxModule } from './outbox/outbox.module';
import { ReportModule } from './report/report.module';
import { ScheduleModule } from './schedule/schedule.module';
import { SchedulerModule } from './scheduler/scheduler.module';
import { SuppressionModule } from './suppression/suppression.module';
import { EngineModule } from './wiring/engine.module';
import { SecretsModule } from './wiring/secrets.module';
import { StoreModule } from './wiring/store.module';
import { WorkflowModule } from './workflow/workflow.module';

/** The table of contents. */
@Module({})
export class AppModule {
  static with(parts: ProcessParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        // What everything stands on
        ProcessModule.with(parts),
        SecretsModule,
        StoreModule,
        EngineModule,
        LifetimeModule,
        HttpModule,
        AccessModule,
        // What the scheduler does
        TimetableModule.forRoot(),
        SchedulerModule.every(parts.settings.tickIntervalMs),
        WorkflowModule,
        ScheduleModule,
        AudienceModule,
        FileModule,
        ConnectionModule,
        SuppressionModule,
        HolidayModule,
        ReportModule,
        OutboxModule,
        AuditModule,
        HealthModule,
      ],
    };
  }
}

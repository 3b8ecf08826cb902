import { type DynamicModule, Module } from '@nestjs/common';
import { DeliveriesController } from './delivery/deliveries.controller';
import { DeliveriesExport } from './delivery/deliveries-export';
import { DeliveriesService } from './delivery/deliveries.service';
import { heartbeat } from './status/heartbeat';
import { JobsController } from './job/jobs.controller';
import { JobsService } from './job/jobs.service';
import { SchedulerService } from './status/scheduler.service';
import { StatusController } from './status/status.controller';
import { UpcomingController } from './upcoming/upcoming.controller';
import { UpcomingService } from './upcoming/upcoming.service';

@Module({})
export class SchedulerModule {
  /** `everyMs`: the pulse. */
  static every(everyMs: number): DynamicModule {
    return {
      module: SchedulerModule,
      controllers: [StatusController, JobsController, DeliveriesController, UpcomingController],
      providers: [SchedulerService, JobsService, DeliveriesService, DeliveriesExport, UpcomingService, heartbeat(everyMs)],
      exports: [SchedulerService],
    };
  }
}

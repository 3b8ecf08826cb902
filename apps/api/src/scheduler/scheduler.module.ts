import { type DynamicModule, Module } from '@nestjs/common';
import { DeliveriesController } from './deliveries.controller';
import { DeliveriesService } from './deliveries.service';
import { heartbeat } from './heartbeat';
import { JobsController } from './jobs.controller';
import { JobsService } from './jobs.service';
import { SchedulerService } from './scheduler.service';
import { StatusController } from './status.controller';
import { UpcomingController } from './upcoming.controller';
import { UpcomingService } from './upcoming.service';

@Module({})
export class SchedulerModule {
  /** `everyMs`: the pulse. */
  static every(everyMs: number): DynamicModule {
    return {
      module: SchedulerModule,
      controllers: [StatusController, JobsController, DeliveriesController, UpcomingController],
      providers: [SchedulerService, JobsService, DeliveriesService, UpcomingService, heartbeat(everyMs)],
      exports: [SchedulerService],
    };
  }
}

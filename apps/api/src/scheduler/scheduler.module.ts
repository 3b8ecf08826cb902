import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { DeliveriesController } from './delivery/deliveries.controller';
import { DeliveriesExport } from './delivery/deliveries-export';
import { DeliveriesService } from './delivery/deliveries.service';
import { HoursController } from './hours/hours.controller';
import { HoursService } from './hours/hours.service';
import { JobsController } from './job/jobs.controller';
import { JobsService } from './job/jobs.service';
import { heartbeat } from './status/heartbeat';
import { SchedulerService } from './status/scheduler.service';
import { StatusController } from './status/status.controller';
import { LiveFeed } from './stream/live-feed';
import { LiveView } from './stream/live-view';
import { StreamController } from './stream/stream.controller';
import { UpcomingController } from './upcoming/upcoming.controller';
import { UpcomingService } from './upcoming/upcoming.service';

@Module({})
export class SchedulerModule {
  /** `everyMs`: the pulse. */
  static every(everyMs: number): DynamicModule {
    return {
      module: SchedulerModule,
      imports: [AccessModule],
      controllers: [
        StatusController,
        StreamController,
        JobsController,
        DeliveriesController,
        UpcomingController,
        HoursController,
      ],
      providers: [
        SchedulerService,
        JobsService,
        DeliveriesService,
        DeliveriesExport,
        LiveView,
        LiveFeed,
        UpcomingService,
        HoursService,
        heartbeat(everyMs),
      ],
      exports: [SchedulerService],
    };
  }
}

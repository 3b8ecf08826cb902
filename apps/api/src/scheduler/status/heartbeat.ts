import { Injectable, type Type } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { SchedulerService } from './scheduler.service';

/**
 * The timetable: one pulse every `everyMs` milliseconds. It is the safety net; starts are prompt because the engine
 * sets a timer for the next due instant.
 */
export function heartbeat(everyMs: number): Type {
  @Injectable()
  class Heartbeat {
    constructor(private readonly scheduler: SchedulerService) {}

    @Interval('tick', everyMs)
    tick(): Promise<void> {
      return this.scheduler.executeJobs();
    }
  }
  return Heartbeat;
}

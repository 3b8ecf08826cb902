import { Module } from '@nestjs/common';
import { HolidayController } from './holiday.controller';
import { HolidayService } from './holiday.service';

/** The days off that schedules mind. */
@Module({ controllers: [HolidayController], providers: [HolidayService] })
export class HolidayModule {}

import { type HolidayEffect, type HolidayPreview, type HolidayYear, type SavedHoliday } from '@jeongsi/contract';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Audit, Auditing } from '../audit/auditing';
import { Idempotent } from '../http/idempotency/idempotent.decorator';
import { type Remember, Remembering } from '../http/idempotency/remember';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { DatePipe } from './date.pipe';
import {
  HolidayBody,
  HolidayEffectAnswer,
  HolidayPreviewAnswer,
  HolidayPreviewBody,
  HolidaysQuery,
  HolidayUpdateBody,
  HolidayYearAnswer,
  SavedHolidayAnswer,
} from './holiday.dto';
import { HolidayService } from './holiday.service';

const ApiDate = () => ApiParam({ name: 'date', schema: { type: 'string', format: 'date' }, example: '2026-12-24' });

@ApiTags('holidays')
@Controller('holidays')
export class HolidayController {
  constructor(private readonly holidays: HolidayService) {}

  @Get()
  @ApiOperation({
    summary: 'The days off of a year, by date',
    description: 'Besides weekends. Korea’s public holidays come with the product, and may be edited.',
  })
  @ApiOkResponse({ type: HolidayYearAnswer })
  @ApiProblems('VALIDATION_FAILED')
  list(@Query() query: HolidaysQuery): Promise<HolidayYear> {
    return this.holidays.list(Number(query.year));
  }

  @Post()
  @Idempotent()
  @ApiOperation({
    summary: 'Add a day off',
    description:
      'Moves the planned jobs of the workflows whose rules mind holidays. A job whose new time would be over already, and one that a person moved, stays where it is.',
  })
  @ApiCreatedResponse({ type: SavedHolidayAnswer })
  @ApiProblems(
    'VALIDATION_FAILED',
    'CONFLICT',
    'IDEMPOTENCY_KEY_IN_USE',
    'UNPROCESSABLE',
    'IDEMPOTENCY_KEY_REUSED',
    'STORE_UNAVAILABLE',
    'STORE_FULL',
  )
  add(
    @Body() body: HolidayBody,
    @Remembering() remember: Remember,
    @Auditing('holiday.create') audit: Audit,
  ): Promise<SavedHoliday> {
    return this.holidays.add(body, remember, audit);
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({ summary: 'Which workflows would a change move?', description: 'Changes nothing.' })
  @ApiOkResponse({ type: HolidayPreviewAnswer })
  @ApiProblems('VALIDATION_FAILED', 'UNPROCESSABLE', 'STORE_UNAVAILABLE', 'STORE_FULL')
  preview(@Body() body: HolidayPreviewBody): Promise<HolidayPreview> {
    return this.holidays.preview(body);
  }

  @Put(':date')
  @ApiOperation({
    summary: 'Change a day off',
    description: 'Its name and kind; to move it, remove it and add another.',
  })
  @ApiDate()
  @ApiOkResponse({ type: SavedHolidayAnswer })
  @ApiProblems('VALIDATION_FAILED', 'NOT_FOUND', 'UNPROCESSABLE', 'STORE_UNAVAILABLE', 'STORE_FULL')
  update(
    @Param('date', DatePipe) date: string,
    @Body() body: HolidayUpdateBody,
    @Auditing('holiday.update') audit: Audit,
  ): Promise<SavedHoliday> {
    return this.holidays.update(date, body, audit);
  }

  @Delete(':date')
  @ApiOperation({
    summary: 'Make it an ordinary day',
    description: 'A public holiday that was removed stays away, also with newer data.',
  })
  @ApiDate()
  @ApiOkResponse({ type: HolidayEffectAnswer })
  @ApiProblems('NOT_FOUND', 'STORE_UNAVAILABLE', 'STORE_FULL')
  remove(@Param('date', DatePipe) date: string, @Auditing('holiday.delete') audit: Audit): Promise<HolidayEffect> {
    return this.holidays.remove(date, audit);
  }
}

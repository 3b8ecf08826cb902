import { type SchedulePreview } from '@jeongsi/contract';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { SchedulePreviewAnswer, SchedulePreviewBody } from './schedule-preview.dto';
import { ScheduleService } from './schedule.service';

@ApiTags('schedules')
@Controller('schedules')
export class ScheduleController {
  constructor(private readonly schedules: ScheduleService) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'When would it run?',
    description: 'The schedule in words, its next occurrences with notes, and warnings. Nothing is saved.',
  })
  @ApiOkResponse({ type: SchedulePreviewAnswer })
  @ApiProblems('VALIDATION_FAILED', 'UNPROCESSABLE')
  preview(@Body() body: SchedulePreviewBody): Promise<SchedulePreview> {
    return this.schedules.preview(body);
  }
}

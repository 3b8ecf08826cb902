import { type RecentRecipients } from '@jeongsi/contract';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdPipe } from '../../http/id.pipe';
import { ApiId } from '../../http/openapi/api-parts.decorator';
import { ApiProblems } from '../../http/openapi/api-problems.decorator';
import { RecentQuery, RecentRecipientsAnswer } from './recent.dto';
import { RecentService } from './recent.service';

@ApiTags('workflows')
@Controller('workflows/:id/recent-recipients')
export class RecentController {
  constructor(private readonly recent: RecentService) {}

  @Get()
  @ApiOperation({
    summary: 'Who got something from it lately?',
    description: 'How many, so that nobody runs it twice by mistake. Tests are left out.',
  })
  @ApiId('workflow')
  @ApiOkResponse({ type: RecentRecipientsAnswer })
  @ApiProblems('VALIDATION_FAILED', 'NOT_FOUND')
  recipients(@Param('id', IdPipe) id: string, @Query() query: RecentQuery): Promise<RecentRecipients> {
    return this.recent.recipients(id, query);
  }
}

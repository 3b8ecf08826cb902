import { type Page, type WorkflowInput, type WorkflowVersion } from '@jeongsi/contract';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { IdPipe } from '../../http/id.pipe';
import { ApiId } from '../../http/openapi/api-parts.decorator';
import { ApiProblems } from '../../http/openapi/api-problems.decorator';
import { VersionsQuery, WorkflowDefinitionAnswer, WorkflowVersionPage } from './version.dto';
import { VersionPipe } from './version.pipe';
import { VersionService } from './version.service';

@ApiTags('workflows')
@Controller('workflows/:id/versions')
export class VersionController {
  constructor(private readonly versions: VersionService) {}

  @Get()
  @ApiOperation({
    summary: 'What a workflow was like over time, newest first',
    description: 'Every change is a version, also of the status alone. They are kept for ever.',
  })
  @ApiId('workflow')
  @ApiOkResponse({ type: WorkflowVersionPage })
  @ApiProblems('VALIDATION_FAILED', 'NOT_FOUND')
  list(@Param('id', IdPipe) id: string, @Query() query: VersionsQuery): Promise<Page<WorkflowVersion>> {
    return this.versions.list(id, query);
  }

  @Get(':version')
  @ApiOperation({
    summary: 'One version, whole',
    description:
      'What `PUT /api/workflows/{id}` takes: sending it there goes back to it. It never changes and has no ETag, for a change is based on the workflow as it is now.',
  })
  @ApiId('workflow')
  @ApiParam({ name: 'version', schema: { type: 'integer', minimum: 1 }, example: 2 })
  @ApiOkResponse({ type: WorkflowDefinitionAnswer })
  @ApiProblems('NOT_FOUND')
  find(
    @Param('id', IdPipe) id: string,
    @Param('version', VersionPipe) version: number,
  ): Promise<Omit<WorkflowInput, 'status'>> {
    return this.versions.find(id, version);
  }
}

import { type AuditEntry, type Page } from '@jeongsi/contract';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditStore } from '@jeongsi/engine';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { pageRequest, presentPage } from '../http/page';
import { AuditExport } from './audit-export';
import { auditFilter, AuditPage, AuditQuery } from './audit.dto';
import { presentEntry } from './present-entry';

@ApiTags('audit')
@Controller()
export class AuditController {
  constructor(
    private readonly entries: AuditStore,
    private readonly exports: AuditExport,
  ) {}

  @Get('audit')
  @ApiOperation({
    summary: 'Who did what, newest first',
    description:
      'One entry for every change, written in the transaction of the change. Kept for a year, or for `HISTORY_DAYS` where that is longer.',
  })
  @ApiOkResponse({ type: AuditPage })
  @ApiProblems('VALIDATION_FAILED')
  async list(@Query() query: AuditQuery): Promise<Page<AuditEntry>> {
    return presentPage(await this.entries.list(auditFilter(query), pageRequest(query)), presentEntry);
  }

  @Get('audit.csv')
  @ApiOperation({
    summary: 'The same as a CSV file',
    description:
      'All entries that fit; `limit` and `cursor` mean nothing here. UTF-8 with a byte order mark; cells that look like formulas begin with an apostrophe.',
  })
  @ApiOkResponse({
    description: 'One row per entry.',
    content: {
      'text/csv': {
        schema: { type: 'string' },
        example: 'id,at,who,role,action,kind,subjectId,subjectName,changes,reason,address\r\n',
      },
    },
  })
  @ApiProblems('VALIDATION_FAILED')
  csv(@Query() query: AuditQuery): StreamableFile {
    const type = 'text/csv; charset=utf-8';
    return new StreamableFile(this.exports.csv(auditFilter(query)), {
      type,
      disposition: 'attachment; filename="audit.csv"',
    });
  }
}

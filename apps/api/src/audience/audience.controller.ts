import { type AudiencePreview } from '@jeongsi/contract';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Engine } from '@jeongsi/engine';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { unwrap } from '../http/unwrap';
import { ENGINE } from '../wiring/tokens';
import { AudiencePreviewAnswer, AudiencePreviewBody } from './audience-preview.dto';
import { presentFunnel } from './funnel.dto';

@ApiTags('audiences')
@Controller('audiences')
export class AudienceController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'What does a source give?',
    description:
      'Its columns, its first rows, and who would be left out. Reads at most 100,000 rows, for at most 8 s. Nothing is saved or sent.',
  })
  @ApiOkResponse({ type: AudiencePreviewAnswer })
  @ApiProblems('VALIDATION_FAILED', 'TOO_LARGE', 'UNPROCESSABLE')
  async preview(@Body() body: AudiencePreviewBody): Promise<AudiencePreview> {
    const { funnel, ...rest } = unwrap(await this.engine.previewAudience(body));
    return { ...rest, funnel: presentFunnel(funnel) };
  }
}

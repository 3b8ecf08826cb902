import { type ExecutedJob } from '@jeongsi/contract';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { principalOf } from '../access/principal';
import { type Audit, Auditing } from '../audit/auditing';
import { Idempotent } from '../http/idempotency/idempotent.decorator';
import { type Remember, Remembering } from '../http/idempotency/remember';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { ExecutedJobAnswer } from '../scheduler/job/job-detail.dto';
import { ExecuteBody } from './execute.dto';
import { WorkflowExecutionEngine } from './workflow-execution-engine';

@ApiTags('workflows')
@Controller('workflow')
export class ExecuteController {
  constructor(private readonly execution: WorkflowExecutionEngine) {}

  @Post('execute')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({
    summary: 'Run a workflow now',
    description:
      'Beside its schedule: the planned job stays. Waits for the end up to `waitSeconds`. In test mode the answer says step by step what was tried.',
  })
  @ApiOkResponse({ type: ExecutedJobAnswer, description: 'It has ended, one way or another: see its status.' })
  @ApiAcceptedResponse({ type: ExecutedJobAnswer, description: 'It is still under way.' })
  @ApiProblems(
    'VALIDATION_FAILED',
    'NOT_FOUND',
    'CONFLICT',
    'IDEMPOTENCY_KEY_IN_USE',
    'UNPROCESSABLE',
    'IDEMPOTENCY_KEY_REUSED',
    'STORE_UNAVAILABLE',
    'STORE_FULL',
  )
  async execute(
    @Body() body: ExecuteBody,
    @Remembering() remember: Remember,
    @Auditing('workflow.execute') audit: Audit,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExecutedJob> {
    const { via } = principalOf(request);
    const { job, state } = await this.execution.execute(body, { remember, audit, via });
    if (state === 'under-way') void reply.code(202);
    return job;
  }
}

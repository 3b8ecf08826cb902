import { Module } from '@nestjs/common';
import { ExecuteController } from './execute.controller';
import { WorkflowController } from './workflow.controller';
import { WorkflowExecutionEngine } from './workflow-execution-engine';
import { WorkflowService } from './workflow.service';

/** Saving workflows, and running them on demand. */
@Module({ controllers: [WorkflowController, ExecuteController], providers: [WorkflowService, WorkflowExecutionEngine] })
export class WorkflowModule {}

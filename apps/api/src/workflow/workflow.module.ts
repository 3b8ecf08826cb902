import { Module } from '@nestjs/common';
import { ExecuteController } from './execute.controller';
import { RecentController } from './recent/recent.controller';
import { RecentService } from './recent/recent.service';
import { VersionController } from './version/version.controller';
import { VersionService } from './version/version.service';
import { WorkflowController } from './workflow.controller';
import { WorkflowExecutionEngine } from './workflow-execution-engine';
import { WorkflowService } from './workflow.service';

/** Saving workflows, and running them on demand. */
@Module({
  controllers: [WorkflowController, VersionController, RecentController, ExecuteController],
  providers: [WorkflowService, VersionService, RecentService, WorkflowExecutionEngine],
})
export class WorkflowModule {}

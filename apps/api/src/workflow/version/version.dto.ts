import {
  type AuditChange,
  type LocalizedText,
  type Page,
  type WorkflowInput,
  type WorkflowVersion,
} from '@jeongsi/contract';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { AuditChangeAnswer } from '../../audit/audit.dto';
import { DOC_TIME } from '../../http/openapi/examples';
import { PageQuery } from '../../http/page';
import { Optional } from '../../http/validation/fields';
import { digits } from '../../http/validation/text-rules';
import { LocalizedTextAnswer } from '../../schedule/schedule-preview.dto';
import { WorkflowBody } from '../workflow.dto';

export class VersionsQuery extends PageQuery {
  // Each is compared whole with the one before it, rows and all.
  @Optional(digits({ from: 1, to: 50 }), { description: 'How many at most.', default: 50, example: 50 })
  override limit?: string;
}

export class WorkflowVersionAnswer implements WorkflowVersion {
  @ApiProperty({ example: 3 }) version!: number;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.saved }) savedAt!: string;
  @ApiProperty({ type: LocalizedTextAnswer, description: 'The schedule in words.' }) sentence!: LocalizedText;
  @ApiProperty({
    type: [AuditChangeAnswer],
    description:
      'What it changed against the version before it, at most 50 values; secrets and rows only ever as `…`. Empty for the first.',
  })
  changes!: AuditChange[];
}

export class WorkflowVersionPage implements Page<WorkflowVersion> {
  @ApiProperty({ type: [WorkflowVersionAnswer] }) items!: WorkflowVersion[];
  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.', example: null })
  nextCursor!: string | null;
}

export class WorkflowDefinitionAnswer
  extends OmitType(WorkflowBody, ['status'] as const)
  implements Omit<WorkflowInput, 'status'> {}

import {
  AUDIT_ACTIONS,
  AUDIT_SUBJECTS,
  type AuditAction,
  type AuditChange,
  type AuditEntry,
  type AuditSubject,
  type AuditSubjectKind,
  type Page,
  type Role,
  ROLES,
} from '@jeongsi/contract';
import { type AuditFilter } from '@jeongsi/engine';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { parseInstant } from '../http/instant-text';
import { DOC_ID, DOC_TIME } from '../http/openapi/examples';
import { PageQuery } from '../http/page';
import { Optional } from '../http/validation/fields';
import { oneOf, text } from '../http/validation/rules';
import { instant } from '../http/validation/text-rules';

export class AuditQuery extends PageQuery {
  @Optional(text({ max: 100 }), { description: 'The name of an access key.', example: '지수' }) who?: string;
  @Optional(oneOf(AUDIT_ACTIONS)) action?: AuditAction;
  @Optional(oneOf(AUDIT_SUBJECTS), { description: 'The kind of what it was done to.' }) subject?: AuditSubjectKind;
  @Optional(text({ max: 100 }), {
    description: 'One thing it was done to; of a holiday its date.',
    example: DOC_ID.workflow,
  })
  subjectId?: string;
  @Optional(instant(), { description: 'At this instant or later.' }) from?: string;
  @Optional(instant(), { description: 'Before this instant.' }) to?: string;
}

export function auditFilter({ who, action, subject, subjectId, from, to }: AuditQuery): AuditFilter {
  const after = from === undefined ? undefined : parseInstant(from);
  const before = to === undefined ? undefined : parseInstant(to);
  return {
    ...(who !== undefined && { who }),
    ...(action !== undefined && { action }),
    ...(subject !== undefined && { subjectKind: subject }),
    ...(subjectId !== undefined && { subjectId }),
    ...(after !== undefined && { from: after }),
    ...(before !== undefined && { to: before }),
  };
}

export class AuditSubjectAnswer implements AuditSubject {
  @ApiProperty({ enum: AUDIT_SUBJECTS, enumName: 'AuditSubjectKind', example: 'workflow' }) kind!: AuditSubjectKind;
  @ApiPropertyOptional({ description: 'Of a holiday its date; the scheduler has none.', example: DOC_ID.workflow })
  id?: string;
  @ApiPropertyOptional({ description: 'As it was called then; addresses are masked.', example: '월말 정산 안내' })
  name?: string;
}

const ANY_JSON = {
  oneOf: [
    { type: 'string' },
    { type: 'number' },
    { type: 'boolean' },
    { type: 'array', items: {} },
    { type: 'object', additionalProperties: true },
  ],
};

export class AuditChangeAnswer implements AuditChange {
  @ApiProperty({ description: 'Dotted.', example: 'schedule.recurrence.times.0' }) path!: string;
  @ApiPropertyOptional({ ...ANY_JSON, description: 'Absent: it is new.', example: '09:00' }) before?: unknown;
  @ApiPropertyOptional({ ...ANY_JSON, description: 'Absent: it is gone.', example: '10:00' }) after?: unknown;
}

export class AuditEntryAnswer implements AuditEntry {
  @ApiProperty({ example: DOC_ID.entry }) id!: string;
  @ApiProperty({ format: 'date-time', example: DOC_TIME.saved }) at!: string;
  @ApiProperty({ description: 'The name of the access key.', example: '지수' }) who!: string;
  @ApiProperty({ enum: ROLES, enumName: 'Role', example: 'operator' }) role!: Role;
  @ApiProperty({ enum: AUDIT_ACTIONS, enumName: 'AuditAction', example: 'workflow.update' }) action!: AuditAction;
  @ApiProperty({ type: AuditSubjectAnswer }) subject!: AuditSubject;
  @ApiProperty({
    type: [AuditChangeAnswer],
    description: 'What changed, at most 50 values; secrets and recipients’ data only ever as `…`.',
  })
  changes!: AuditChange[];
  @ApiPropertyOptional({ description: 'As given with the request.', example: '고객 요청' }) reason?: string;
  @ApiPropertyOptional({ description: 'Where the request came from.', example: '10.0.0.7' }) address?: string;
}

export class AuditPage implements Page<AuditEntry> {
  @ApiProperty({ type: [AuditEntryAnswer] }) items!: AuditEntry[];
  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.', example: null })
  nextCursor!: string | null;
}

import { type WorkflowRecord, type WorkflowVersion } from '@jeongsi/engine';
import { type Insertable, type Selectable } from 'kysely';
import { type WorkflowTable, type WorkflowVersionTable } from '../tables';

type VersionRow = Selectable<WorkflowVersionTable>;

export function toWorkflowRow(workflow: WorkflowRecord): Insertable<WorkflowTable> {
  return {
    id: workflow.id,
    version: workflow.version,
    status: workflow.status,
    name_folded: fold(workflow.definition.name),
    schedule_type: workflow.schedule.type,
    channel: workflow.definition.message.channel,
    created_at: workflow.createdAt,
    updated_at: workflow.updatedAt,
    paused_at: workflow.pausedAt ?? null,
  };
}

export function toWorkflow(
  row: Selectable<WorkflowTable> & Pick<VersionRow, 'definition' | 'schedule'>,
): WorkflowRecord {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    ...contents(row),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.paused_at !== null && { pausedAt: row.paused_at }),
  };
}

export function toVersion(row: VersionRow): WorkflowVersion {
  const { workflow_id: workflowId, version, status, saved_at: savedAt } = row;
  return { workflowId, version, status, ...contents(row), savedAt };
}

/** Upper and lower case are one in a search; so are composed and decomposed Hangul. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function contents(row: Pick<VersionRow, 'definition' | 'schedule'>): Pick<WorkflowVersion, 'definition' | 'schedule'> {
  return {
    definition: JSON.parse(row.definition) as WorkflowVersion['definition'],
    schedule: JSON.parse(row.schedule) as WorkflowVersion['schedule'],
  };
}

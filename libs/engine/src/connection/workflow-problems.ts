import { type WorkflowRecord } from '../workflow/workflow';
import { type ConnectionRecord, connectionIdsOf } from './connection';
import { type ConnectionStore } from './connection-store';

/** What keeps a workflow from sending as it stands. */
export interface WorkflowProblem {
  code: 'CONNECTION_MISSING' | 'CONNECTION_UNREADABLE' | 'CONNECTION_BROKEN';
  connectionId: string;
  message: string;
}

/** The problems of each of these workflows, in their order. Asks the store once. */
export async function workflowProblems(
  workflows: readonly WorkflowRecord[],
  connections: ConnectionStore,
): Promise<WorkflowProblem[][]> {
  const used = workflows.map(({ status, definition }) => (status === 'archived' ? [] : connectionIdsOf(definition)));
  const ids = [...new Set(used.flat())];
  const found = ids.length === 0 ? [] : await connections.findMany(ids);
  const byId = new Map(found.map((connection) => [connection.id, connection]));
  return used.map((usedIds) => usedIds.flatMap((id) => problemsWith(id, byId.get(id))));
}

function problemsWith(connectionId: string, connection: ConnectionRecord | undefined): WorkflowProblem[] {
  if (!connection) {
    const message = `There is no connection ${connectionId} any more; choose another one`;
    return [{ code: 'CONNECTION_MISSING', connectionId, message }];
  }
  const { health, name } = connection;
  if (health.state !== 'broken') return [];
  const code = health.code === 'CONNECTION_UNREADABLE' ? health.code : 'CONNECTION_BROKEN';
  return [{ code, connectionId, message: `The connection "${name}" is broken: ${health.message}` }];
}

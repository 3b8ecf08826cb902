import { ROLES, type Role } from '@jeongsi/contract';

/**
 * What a route asks for, by method and the router's own pattern. Viewers look, operators do the daily work, admins change
 * what everything stands on: accounts and data sources, the days off, who may come in.
 *
 * A GET that is not listed is a viewer's, for looking is what viewers are for; anything else that is not listed is an
 * admin's, so that a route somebody forgets is closed and not open.
 */
const NEEDED: Readonly<Record<string, Role>> = {
  'POST /api/schedules/preview': 'viewer',
  // Reads whatever a data source gives, by a query of the asker's choice.
  'POST /api/audiences/preview': 'operator',
  'POST /api/workflows/preview': 'operator',
  'POST /api/holidays/preview': 'operator',
  'POST /api/scheduler/pause': 'operator',
  'POST /api/scheduler/resume': 'operator',
  'PATCH /api/scheduler/jobs/:id': 'operator',
  'DELETE /api/scheduler/jobs/:id': 'operator',
  'POST /api/scheduler/jobs/:id/run': 'operator',
  'POST /api/scheduler/jobs/:id/acknowledge': 'operator',
  'POST /api/scheduler/jobs/:id/abort': 'operator',
  'POST /api/scheduler/jobs/:id/pause': 'operator',
  'POST /api/scheduler/jobs/:id/resume': 'operator',
  'POST /api/scheduler/jobs/:id/retry': 'operator',
  'POST /api/scheduler/jobs/:id/deliveries/:deliveryId/resend': 'operator',
  'POST /api/scheduler/jobs/:id/deliveries/:deliveryId/settle': 'operator',
  'POST /api/workflows': 'operator',
  'PUT /api/workflows/:id': 'operator',
  'DELETE /api/workflows/:id': 'operator',
  'POST /api/workflows/:id/pause': 'operator',
  'POST /api/workflows/:id/resume': 'operator',
  'POST /api/workflows/:id/duplicate': 'operator',
  'POST /api/workflow/execute': 'operator',
  'POST /api/files': 'operator',
  'POST /api/suppressions': 'operator',
  'POST /api/suppressions/import/preview': 'operator',
  'POST /api/suppressions/import': 'operator',
  'DELETE /api/suppressions/:id': 'operator',
  'POST /api/connections/:id/test': 'operator',
  // With secrets of the asker's choice, to hosts of the asker's choice.
  'POST /api/connections/test': 'admin',
  'POST /api/connections': 'admin',
  'PUT /api/connections/:id': 'admin',
  'DELETE /api/connections/:id': 'admin',
  'POST /api/holidays': 'admin',
  'PUT /api/holidays/:date': 'admin',
  'DELETE /api/holidays/:date': 'admin',
  'GET /api/access-keys': 'admin',
  'POST /api/access-keys': 'admin',
  'DELETE /api/access-keys/:id': 'admin',
  // Who worked when, and from where.
  'GET /api/audit': 'operator',
  'GET /api/audit.csv': 'operator',
};

/** The least role that may do it. `pattern` is the route's, with `:id`. */
export function roleNeeded(method: string, pattern: string): Role {
  const looks = method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
  return NEEDED[`${looks ? 'GET' : method} ${pattern}`] ?? (looks ? 'viewer' : 'admin');
}

/** Whether a key of `role` may do what needs `needed`. */
export function mayDo(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** The routes that the table names. */
export const NAMED_ROUTES: readonly string[] = Object.keys(NEEDED);

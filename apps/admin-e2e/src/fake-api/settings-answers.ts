import { type AccessKey, type AuditEntry, type Holiday, type Suppression } from '@jeongsi/contract';
import { type FakeApi } from './fake-api';

const HOLIDAYS: Holiday[] = [
  { date: '2026-10-09', name: '한글날', nameEn: 'Hangul Day', kind: 'public' },
  { date: '2026-12-25', name: '성탄절', nameEn: 'Christmas Day', kind: 'public' },
  { date: '2026-12-31', name: '종무일', kind: 'company' },
];

export const SUPPRESSIONS: Suppression[] = [
  {
    id: 's1',
    address: '010-****-5678',
    scope: 'advertising',
    reason: '전화로 거부',
    createdAt: '2026-11-20T01:02:00.000Z',
  },
  { id: 's2', address: 'j***@example.com', scope: 'all', createdAt: '2026-11-19T01:02:00.000Z' },
];

export const KEYS: AccessKey[] = [
  { id: 'k1', name: '지수', role: 'operator', createdAt: '2026-11-20T01:02:00.000Z', createdBy: 'admin' },
];

const ENTRIES: AuditEntry[] = [
  {
    id: 'e1',
    at: '2026-11-22T05:31:34.000Z',
    who: '지수',
    role: 'operator',
    action: 'job.move',
    subject: { kind: 'job', id: 'j1', name: '월말 정산 안내' },
    changes: [{ path: 'scheduledTime', before: '2026-11-22T08:00:00.000Z', after: '2026-11-22T09:00:00.000Z' }],
    reason: '고객 요청',
    address: '10.0.0.7',
  },
  {
    id: 'e2',
    at: '2026-11-22T05:30:00.000Z',
    who: 'admin',
    role: 'admin',
    action: 'scheduler.pause',
    subject: { kind: 'scheduler' },
    changes: [],
  },
];

/** What stands in the settings and in the audit log, to an administrator. */
export function serveSettings(api: FakeApi): void {
  api.on('GET /api/session', () => ({ body: { name: 'admin', role: 'admin' } }));
  api.on('GET /api/holidays', ({ query }) => {
    const year = query.get('year');
    const items = year === '2026' ? HOLIDAYS : [];
    return { body: { year: Number(year), known: year === '2026', items, nextCursor: null } };
  });
  api.on('POST /api/holidays/preview', () => ({ body: { movedWorkflows: 2, workflows: [] } }));
  api.on('GET /api/suppressions', ({ query }) => {
    const words = query.get('search');
    return { body: { items: words ? SUPPRESSIONS.slice(0, 1) : SUPPRESSIONS, nextCursor: null } };
  });
  api.on('GET /api/access-keys', () => ({ body: { items: KEYS, nextCursor: null } }));
  api.on('GET /api/audit', () => ({ body: { items: ENTRIES, nextCursor: null } }));
}

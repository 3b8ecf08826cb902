import { status, NOW } from '../answers';
import { ACCOUNT, CONNECTIONS } from '../connection-answers';
import { type FakeApi } from '../fake-api';
import { JOB_DETAIL } from '../job-answers';
import { summary } from '../workflow-answers';
import { SHOP_HOLIDAYS, shopOccurrences } from './shop-calendar';
import { shopHours, shopJobs } from './shop-jobs';
import { SHOP_AUDIT, SHOP_KEYS, SHOP_OUTBOX, SHOP_SUPPRESSIONS } from './shop-office';
import { SHOP_VERSIONS, SHOP_WORKFLOWS, withResult } from './shop-workflows';

const all = <T>(items: readonly T[]) => ({ body: { items, nextCursor: null } });

/** A shop's ordinary Sunday, told the same by every page: something runs, something waits, something went wrong. */
export function serveShop(api: FakeApi): void {
  api.on('GET /api/session', () => ({ body: { name: '지수', role: 'admin' } }));
  api.on('GET /api/scheduler', () => ({
    body: status(NOW, {
      nextJob: {
        id: 'p1',
        workflowName: '배송 출발 안내',
        scheduledTime: '2026-11-22T06:30:00.000Z',
        type: 'recurring',
      },
    }),
  }));
  serveRuns(api);
  serveOffice(api);
}

function serveRuns(api: FakeApi): void {
  api.on('GET /api/scheduler/jobs', ({ query }) => ({ body: shopJobs(query) }));
  api.on('GET /api/scheduler/jobs/*', ({ last }) => ({ body: { ...JOB_DETAIL, id: last } }));
  api.on('GET /api/scheduler/hours', () => all(shopHours()));
  api.on('GET /api/scheduler/upcoming', ({ query }) => all(shopOccurrences(query)));
  api.on('GET /api/workflows', ({ query }) => {
    const words = query.get('search') ?? '';
    return all(
      SHOP_WORKFLOWS.map(summary)
        .map(withResult)
        .filter(({ name }) => name.includes(words)),
    );
  });
  api.on('GET /api/workflows/*', ({ last }) => ({
    body: SHOP_WORKFLOWS.find(({ id }) => id === last) ?? SHOP_WORKFLOWS[0],
  }));
  api.on('GET /api/workflows/*/versions', () => all(SHOP_VERSIONS));
}

function serveOffice(api: FakeApi): void {
  api.on('GET /api/connections', () => all(CONNECTIONS));
  api.on('GET /api/connections/*/account', () => ({ body: ACCOUNT }));
  api.on('GET /api/outbox', ({ query }) => {
    const limit = Number(query.get('limit') ?? 50);
    return { body: { items: SHOP_OUTBOX.slice(0, limit), nextCursor: 'more' } };
  });
  api.on('GET /api/outbox/*', ({ last }) => ({ body: SHOP_OUTBOX.find(({ id }) => id === last) }));
  api.on('GET /api/holidays', ({ query }) => {
    const year = query.get('year');
    const items = SHOP_HOLIDAYS.filter(({ date }) => date.startsWith(year ?? ''));
    return { body: { year: Number(year), known: year === '2026', items, nextCursor: null } };
  });
  api.on('POST /api/holidays/preview', () => ({ body: { movedWorkflows: 2, workflows: [] } }));
  api.on('GET /api/suppressions', () => all(SHOP_SUPPRESSIONS));
  api.on('GET /api/access-keys', () => all(SHOP_KEYS));
  api.on('GET /api/audit', () => all(SHOP_AUDIT));
}

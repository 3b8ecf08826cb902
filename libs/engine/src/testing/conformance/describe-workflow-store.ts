import { type RecurringSchedule, type Schedule } from '../../schedule';
import { InvalidCursor } from '../../store/page';
import { type WorkflowRecord } from '../../workflow/workflow';
import { type WorkflowFilter } from '../../workflow/workflow-store';
import { type Bench, everyPage, NINE, openForEach, type OpenStores } from './stores-under-test';

const AT_NINE: Schedule = { type: 'scheduled', at: '2026-11-24T09:00', timeZone: 'Asia/Seoul' };

const RECURRING: RecurringSchedule = {
  type: 'recurring',
  timeZone: 'Asia/Seoul',
  recurrence: {
    frequency: 'daily',
    interval: 1,
    startDate: '2026-11-22',
    startsFrom: 'savedAt',
    times: ['09:00'],
    weekdays: [],
    monthDays: [],
    nthWeekdays: [],
    businessDays: [],
    missingDay: 'clamp',
    holidays: 'run',
    end: { type: 'never' },
  },
  savedAt: NINE,
};

/** What `WorkflowStore` must keep. */
export function describeWorkflowStore(open: OpenStores): void {
  describe('workflows', () => {
    const bench = openForEach(open);

    it('come back as they were saved', async () => {
      const { stores } = bench();
      const workflow = await bench().workflow({ status: 'paused', pausedAt: NINE, schedule: AT_NINE });
      expect(await stores.workflows.find(workflow.id)).toEqual(workflow);
      expect(await bench().write((tx) => stores.workflows.read(tx, workflow.id))).toEqual(workflow);
      expect(await stores.workflows.find(stores.ids.next())).toBeUndefined();
    });

    it('are changed by whoever knows the version, and keep every version', async () => {
      const { stores } = bench();
      const first = await bench().workflow();
      const second = named({ ...first, version: 2, status: 'paused', updatedAt: NINE }, 'Renamed');
      expect(await bench().write((tx) => stores.workflows.update(tx, second, 1))).toBe('updated');
      const late = named({ ...first, version: 2 }, 'Too late');
      expect(await bench().write((tx) => stores.workflows.update(tx, late, 1))).toBe('stale');
      expect(await stores.workflows.find(first.id)).toEqual(second);
      const { id: workflowId, status, definition, schedule } = first;
      const kept = { workflowId, version: 1, status, definition, schedule, savedAt: first.updatedAt };
      expect(await stores.workflows.findVersion(workflowId, 1)).toEqual(kept);
      const renamed = { ...kept, version: 2, status: 'paused', definition: second.definition, savedAt: NINE };
      expect(await stores.workflows.findVersion(workflowId, 2)).toEqual(renamed);
      expect(await stores.workflows.findVersion(first.id, 3)).toBeUndefined();
    });

    it('loses what was cleared', async () => {
      const { stores } = bench();
      const paused = await bench().workflow({ status: 'paused', pausedAt: NINE });
      const { pausedAt: _over, ...resumed } = { ...paused, status: 'active' as const, version: 2 };
      await bench().write((tx) => stores.workflows.update(tx, resumed, 1));
      expect(await stores.workflows.find(paused.id)).not.toHaveProperty('pausedAt');
    });

    it('give many versions at once, those that exist', async () => {
      const { stores } = bench();
      const one = await bench().workflow();
      const other = await bench().workflow({ schedule: AT_NINE });
      const wanted = [
        { workflowId: one.id, version: 1 },
        { workflowId: one.id, version: 1 },
        { workflowId: other.id, version: 1 },
        { workflowId: other.id, version: 2 },
      ];
      const versions = await bench().write((tx) => stores.workflows.versions(tx, wanted));
      expect(versions.map(({ workflowId }) => workflowId).sort()).toEqual([one.id, other.id].sort());
      expect(versions.find(({ workflowId }) => workflowId === other.id)?.schedule).toEqual(AT_NINE);
      expect(await bench().write((tx) => stores.workflows.versions(tx, []))).toEqual([]);
    });

    it('are listed newest first, archived ones only when asked for', async () => {
      const { stores } = bench();
      const ids: string[] = [];
      for (const status of ['active', 'draft', 'paused'] as const) ids.unshift((await bench().workflow({ status })).id);
      const archived = await bench().workflow({ status: 'archived' });
      const listed = await everyPage((page) => stores.workflows.list({}, page), 2);
      expect(listed.map(({ id }) => id)).toEqual(ids);
      const { items } = await stores.workflows.list({ status: 'archived' }, { limit: 10 });
      expect(items.map(({ id }) => id)).toEqual([archived.id]);
      const broken = stores.workflows.list({}, { limit: 1, cursor: 'nonsense' });
      await expect(broken).rejects.toBeInstanceOf(InvalidCursor);
    });

    it('are found by part of their name, in any case, taken literally', async () => {
      const { stores } = bench();
      for (const name of ['Été 100%', 'ETE 100', '월간 소식지', 'a_b']) await insertNamed(bench(), name);
      const search = async (text: string): Promise<string[]> =>
        (await stores.workflows.list({ search: text }, { limit: 10 })).items.map(({ definition }) => definition.name);
      expect(await search('éTÉ')).toEqual(['Été 100%']);
      expect(await search('100%')).toEqual(['Été 100%']);
      expect(await search('소식')).toEqual(['월간 소식지']);
      expect(await search('_')).toEqual(['a_b']);
      expect(await search('\\')).toEqual([]);
    });

    it('are filtered by channel and kind of schedule, as they are now, page by page', async () => {
      const { stores } = bench();
      const { definition } = await bench().workflow({ status: 'archived' });
      const through = (channel: string) => ({ definition: { ...definition, message: { channel } } });
      const letter = await bench().workflow(through('email'));
      const evening = await bench().workflow({ ...through('sms'), schedule: AT_NINE });
      const morning = await bench().workflow({ ...through('sms'), schedule: AT_NINE, status: 'paused' });
      const now = await bench().workflow(through('sms'));
      const list = async (filter: WorkflowFilter) =>
        (await everyPage((page) => stores.workflows.list(filter, page), 1)).map(({ id }) => id);
      expect(await list({ channel: 'sms' })).toEqual([now.id, morning.id, evening.id]);
      expect(await list({ type: 'immediate' })).toEqual([now.id, letter.id]);
      expect(await list({ channel: 'sms', type: 'scheduled' })).toEqual([morning.id, evening.id]);
      expect(await list({ channel: 'sms', type: 'scheduled', status: 'paused' })).toEqual([morning.id]);
      expect(await list({ channel: 'email', search: 'nobody' })).toEqual([]);
      const changed = { ...now, version: 2, ...through('email') };
      await bench().write((tx) => stores.workflows.update(tx, changed, 1));
      expect(await list({ channel: 'email' })).toEqual([now.id, letter.id]);
    });

    it('are named by the connections that they use, by name, a few if asked', async () => {
      const { stores } = bench();
      const using = async (name: string, status: WorkflowRecord['status'], audience?: string, message?: string) => {
        const { definition, ...rest } = await bench().workflow({ status });
        const used: WorkflowRecord = {
          ...rest,
          version: 2,
          definition: {
            ...definition,
            name,
            audience: { ...definition.audience, ...(audience !== undefined && { connectionId: audience }) },
            message: { ...definition.message, ...(message !== undefined && { connectionId: message }) },
          },
        };
        expect(await bench().write((tx) => stores.workflows.update(tx, used, 1))).toBe('updated');
        return used;
      };
      const beta = await using('beta', 'active', 'db', 'sms');
      const alpha = await using('Alpha', 'paused', 'db', 'db');
      const gone = await using('gone', 'archived', 'db');
      const of = async (id: string, limit = 9) => (await stores.workflows.usersOf(id, limit)).map(({ name }) => name);
      expect(await stores.workflows.usersOf('db', 9)).toEqual([
        { id: alpha.id, name: 'Alpha', status: 'paused' },
        { id: beta.id, name: 'beta', status: 'active' },
      ]);
      expect(await of('db', 1)).toEqual(['Alpha']);
      expect(await of('sms')).toEqual(['beta']);
      const { definition } = await bench().workflow();
      const changed = { ...beta, version: 3, definition: { ...definition, name: 'beta' } };
      await bench().write((tx) => stores.workflows.update(tx, changed, 2));
      const back = { ...gone, version: 3, status: 'active' as const };
      await bench().write((tx) => stores.workflows.update(tx, back, 2));
      expect(await of('sms')).toEqual([]);
      expect(await of('db')).toEqual(['Alpha', 'gone']);
    });

    it('use connections from the start', async () => {
      const { stores } = bench();
      const { definition } = await bench().workflow();
      const message = { ...definition.message, connectionId: 'sms' };
      const { id } = await bench().workflow({ definition: { ...definition, message } });
      expect((await stores.workflows.usersOf('sms', 9)).map((user) => user.id)).toEqual([id]);
    });

    it('are given for replanning when they are active and follow a clock on the wall, by id', async () => {
      const { stores } = bench();
      const wanted = [await bench().workflow({ schedule: AT_NINE }), await bench().workflow({ schedule: AT_NINE })];
      await bench().workflow();
      await bench().workflow({ schedule: AT_NINE, status: 'paused' });
      const ids = wanted.map(({ id }) => id).sort();
      expect((await stores.workflows.activeAfter(undefined, 1)).map(({ id }) => id)).toEqual(ids.slice(0, 1));
      expect((await stores.workflows.activeAfter(ids[0], 9)).map(({ id }) => id)).toEqual(ids.slice(1));
    });

    it('give their rules alone when they are active and recur, by id', async () => {
      const { stores } = bench();
      const { recurrence } = RECURRING;
      const later = { ...RECURRING, recurrence: { ...recurrence, times: ['10:00'] } };
      const wanted = [
        await bench().workflow({ schedule: RECURRING }),
        await bench().workflow({ schedule: later, version: 2 }),
      ];
      await bench().workflow({ schedule: AT_NINE });
      await bench().workflow({ schedule: RECURRING, status: 'paused' });
      const rules = wanted.map(({ id, schedule }) => ({ id, schedule })).sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(await stores.workflows.recurringAfter(undefined, 1)).toEqual(rules.slice(0, 1));
      expect(await stores.workflows.recurringAfter(rules[0]?.id, 9)).toEqual(rules.slice(1));
    });
  });
}

function named(workflow: WorkflowRecord, name: string): WorkflowRecord {
  return { ...workflow, definition: { ...workflow.definition, name } };
}

async function insertNamed(bench: Bench, name: string): Promise<void> {
  const { definition } = await bench.workflow({ status: 'archived' });
  await bench.workflow({ definition: { ...definition, name } });
}

import { type FileRecord } from '../../audience/file-store';
import { type OutboxFilter, type OutboxRecord } from '../../channel/outbox-store';
import { InvalidCursor } from '../../store/page';
import { type Bench, everyPage, NINE, openForEach, type OpenStores } from './stores-under-test';

/** What `SettingStore`, `FileStore` and `OutboxStore` must keep. */
export function describeInstallationStores(open: OpenStores): void {
  describe('settings', () => {
    const bench = openForEach(open);

    it('are kept, replaced and removed', async () => {
      const { stores } = bench();
      expect(await stores.settings.get('paused')).toBeUndefined();
      await bench().write((tx) => stores.settings.set(tx, 'paused', { since: NINE, reason: null }));
      expect(await stores.settings.get('paused')).toEqual({ since: NINE, reason: null });
      await bench().write((tx) => stores.settings.set(tx, 'paused', false));
      expect(await stores.settings.get('paused')).toBe(false);
      await bench().write((tx) => stores.settings.remove(tx, 'paused'));
      expect(await stores.settings.get('paused')).toBeUndefined();
    });

    it('are read inside a transaction as it sees them', async () => {
      const { stores } = bench();
      await bench().write(async (tx) => {
        expect(await stores.settings.read(tx, 'bucket')).toBeUndefined();
        await stores.settings.set(tx, 'bucket', { tokens: 3 });
        expect(await stores.settings.read(tx, 'bucket')).toEqual({ tokens: 3 });
        expect(await stores.settings.get('bucket')).toBeUndefined();
      });
      expect(await bench().write((tx) => stores.settings.read(tx, 'bucket'))).toEqual({ tokens: 3 });
    });
  });

  describe('files', () => {
    const bench = openForEach(open);

    it('come back as they were, newest first', async () => {
      const { stores } = bench();
      const [older, newer] = [file(bench(), '고객.csv'), file(bench(), 'b.csv')];
      await bench().write((tx) => stores.files.insert(tx, older));
      await bench().write((tx) => stores.files.insert(tx, newer));
      const found = await stores.files.find(older.id);
      expect(JSON.parse(JSON.stringify(found))).toEqual(JSON.parse(JSON.stringify(older)));
      expect(Object.getPrototypeOf(found?.sample[0])).toBeNull();
      expect((await stores.files.list(9)).map(({ id }) => id)).toEqual([newer.id, older.id]);
      expect((await stores.files.list(1)).map(({ id }) => id)).toEqual([newer.id]);
      expect(await stores.files.find(stores.ids.next())).toBeUndefined();
    });
  });

  describe('the outbox', () => {
    const bench = openForEach(open);

    it('keeps one message for each delivery, the first', async () => {
      const { stores } = bench();
      const first = message(bench(), 'job-1');
      const again = { ...message(bench(), 'job-1'), deliveryId: first.deliveryId, body: 'changed' };
      await bench().write((tx) => stores.outbox.insert(tx, [first, again]));
      await bench().write((tx) => stores.outbox.insert(tx, [again]));
      expect((await stores.outbox.list({}, { limit: 9 })).items).toEqual([first]);
      expect(await stores.outbox.find(first.id)).toEqual(first);
      expect(await stores.outbox.find(again.id)).toBeUndefined();
    });

    it('is listed newest first, by job if asked, page by page', async () => {
      const { stores } = bench();
      const messages = ['job-1', 'job-2', 'job-1', 'job-1'].map((jobId) => message(bench(), jobId));
      await bench().write((tx) => stores.outbox.insert(tx, messages));
      const newestFirst = [...messages].reverse();
      expect(await everyPage((page) => stores.outbox.list({}, page), 3)).toEqual(newestFirst);
      const ofOne = await everyPage((page) => stores.outbox.list({ jobId: 'job-1' }, page), 2);
      expect(ofOne).toEqual(newestFirst.filter(({ jobId }) => jobId === 'job-1'));
      const broken = stores.outbox.list({}, { limit: 1, cursor: 'nonsense' });
      await expect(broken).rejects.toBeInstanceOf(InvalidCursor);
    });

    it('is narrowed by channel and words, alone and together, page by page', async () => {
      const { stores } = bench();
      const mail = message(bench(), 'job-1', { channel: 'email', to: 'Kim@example.com', body: '50% 할인_안내' });
      const text = message(bench(), 'job-1', { channel: 'sms', to: '01012345678', subject: '안내', body: '할인' });
      const late = message(bench(), 'job-2', { channel: 'email', body: 'kim님, 할인' });
      await bench().write((tx) => stores.outbox.insert(tx, [mail, text, late]));
      const found = async (filter: Omit<OutboxFilter, 'search'>, ...words: string[]) => {
        const search = { words, seen: (one: OutboxRecord) => one };
        const asked = words.length === 0 ? filter : { ...filter, search };
        return (await everyPage((page) => stores.outbox.list(asked, page), 1)).map(({ id }) => id);
      };
      expect(await found({ channel: 'email' })).toEqual([late.id, mail.id]);
      expect(await found({ channel: 'email', jobId: 'job-1' })).toEqual([mail.id]);
      expect(await found({ channel: 'webhook', jobId: 'job-1' })).toEqual([]);
      expect(await found({}, 'KIM')).toEqual([late.id, mail.id]);
      expect(await found({ channel: 'email' }, '할인')).toEqual([late.id, mail.id]);
      expect(await found({ jobId: 'job-1' }, '할인')).toEqual([text.id, mail.id]);
      expect(await found({ jobId: 'job-1', channel: 'sms' }, '할인')).toEqual([text.id]);
      // Signs of a pattern stand for themselves; any of several words will do.
      expect([await found({}, '%'), await found({}, '할인_'), await found({}, 'nobody', '5678')]).toEqual([
        [mail.id],
        [mail.id],
        [text.id],
      ]);
    });

    it('counts words only where the asker sees them', async () => {
      const { stores } = bench();
      const one = message(bench(), 'job-1', { to: 'kim@example.com', body: 'to kim@example.com' });
      await bench().write((tx) => stores.outbox.insert(tx, [one]));
      const seen = () => ({ to: 'k***@example.com', body: 'to k***@example.com' });
      const count = async (word: string) =>
        (await stores.outbox.list({ search: { words: [word], seen } }, { limit: 9 })).items.length;
      expect([await count('kim'), await count('example')]).toEqual([0, 1]);
    });
  });
}

function file({ stores }: Bench, name: string): FileRecord {
  return {
    id: stores.ids.next(),
    name,
    size: 5_000_000_000,
    encoding: 'cp949',
    columns: ['email', '이름'],
    rowCount: 3,
    sample: [{ email: 'a@example.com', 이름: '홍길동' }],
    createdAt: NINE,
  };
}

function message({ stores }: Bench, jobId: string, changes: Partial<OutboxRecord> = {}): OutboxRecord {
  const [id, deliveryId] = [stores.ids.next(), stores.ids.next()];
  const texts = { to: 'a@example.com', subject: 'Hello', body: 'Hello' };
  return { id, deliveryId, jobId, channel: 'outbox', ...texts, mode: 'live', createdAt: NINE, ...changes };
}

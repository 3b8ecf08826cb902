import { checkDraft } from './check-draft';
import { type Draft, NEW_DRAFT } from './draft';

const FULL: Draft = {
  ...NEW_DRAFT,
  name: '안내',
  audience: {
    ...NEW_DRAFT.audience,
    mapping: { ...NEW_DRAFT.audience.mapping, address: 'email' },
    list: { text: 'email\na@example.com', kept: null },
  },
  message: { ...NEW_DRAFT.message, body: '안녕하세요' },
  schedule: { ...NEW_DRAFT.schedule, at: { date: '2026-12-01', time: '09:00' } },
};
const found = (draft: Draft) => checkDraft(draft).map(({ field, code }) => `${field} ${code}`);
const recurring = (changes: Partial<Draft['schedule']['recurrence']>): Draft => ({
  ...FULL,
  schedule: { ...FULL.schedule, type: 'recurring', recurrence: { ...FULL.schedule.recurrence, ...changes } },
});

describe('the check of a draft', () => {
  it('finds nothing in one that is whole', () => {
    expect(found(FULL)).toEqual([]);
  });

  it('names everything that a new one lacks, in the order of the steps', () => {
    expect(found(NEW_DRAFT)).toEqual([
      'name required',
      'audience.rows noRows',
      'audience.mapping.address choose',
      'message.body required',
      'schedule.at required',
    ]);
  });

  it('asks for consent as soon as it is an advertisement, and keeps it off KakaoTalk', () => {
    expect(found({ ...FULL, purpose: 'advertising' })).toEqual(['audience.mapping.adConsent adConsent']);
    const message = { ...FULL.message, channel: 'alimtalk' as const };
    expect(found({ ...FULL, purpose: 'advertising', message })).toContain('message.channel alimtalkAdvertising');
  });

  it('sees that a chosen column is gone from the pasted table', () => {
    const list = { text: 'phone\n010-1234-5678', kept: null };
    expect(found({ ...FULL, audience: { ...FULL.audience, list } })).toEqual([
      'audience.mapping.address unknownColumn',
    ]);
  });

  it('asks a text message for its account and its sender', () => {
    expect(found({ ...FULL, message: { ...FULL.message, channel: 'sms' } })).toEqual([
      'message.connectionId choose',
      'message.from choose',
    ]);
  });

  it('reads dates and times as they are typed', () => {
    const at = (date: string, time: string): Draft => ({ ...FULL, schedule: { ...FULL.schedule, at: { date, time } } });
    expect(found(at('2026.12.01', '오후 3시'))).toEqual([]);
    expect(found(at('2026-02-30', '25:00'))).toEqual(['schedule.at noSuchDate', 'schedule.at.time noSuchTime']);
  });

  it('looks into what a recurring schedule uses, and no further', () => {
    expect(found(recurring({}))).toEqual([]);
    expect(found(recurring({ times: ['09:00', ''], interval: '0' }))).toEqual([
      'schedule.recurrence.interval range',
      'schedule.recurrence.times.1 required',
    ]);
    expect(found(recurring({ frequency: 'monthly', monthDays: [] }))).toEqual(['schedule.recurrence.monthDays choose']);
    expect(found(recurring({ frequency: 'monthly', monthRules: ['businessDays'], monthDays: [] }))).toEqual([]);
    const end = { type: 'until' as const, until: '2026-11-01', count: '' };
    expect(found(recurring({ startDate: '2026-12-01', end }))).toEqual([
      'schedule.recurrence.end.until untilBeforeStart',
    ]);
  });

  it('takes whole numbers only, and empty ones for the default', () => {
    const sending = { ...FULL.sending, ratePerMinute: '1,000', concurrency: '', stopAfterFailures: 'many' };
    expect(found({ ...FULL, sending })).toEqual(['sending.stopAfterFailures wholeNumber']);
  });
});

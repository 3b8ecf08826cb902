import fc from 'fast-check';
import { type Definition, definitionOf, draftOf, NEW_DRAFT } from './draft';
import { anyDefinition } from './testing/any-definition';

const definition = (changes: Partial<Definition> = {}): Definition => ({
  name: '월말 정산 안내',
  audience: {
    source: 'list',
    mapping: { address: 'email', name: 'name' },
    rows: [{ email: 'jisoo@example.com', name: '김지수' }],
  },
  message: { channel: 'outbox', body: '#{name}님' },
  schedule: { type: 'immediate' },
  ...changes,
});
const opened = (original: Definition) => ({ original, draft: draftOf(original) });

describe('a definition', () => {
  it('comes out of the builder exactly as it went in, whatever the server accepts', () => {
    fc.assert(
      fc.property(anyDefinition, (original) => {
        const { draft } = opened(original);
        expect(definitionOf(draft, original)).toEqual(original);
      }),
      { numRuns: 500 },
    );
  });

  it('means the same without the original, wherever the builder has a field for all of it', () => {
    const original = definition({
      description: '재무팀',
      purpose: 'advertising',
      audience: {
        source: 'sql',
        connectionId: 'c',
        query: 'select 1',
        mapping: { address: 'phone', adConsent: 'ad', nightConsent: 'night' },
      },
      message: { channel: 'sms', connectionId: 'c', from: '0212345678', body: '안녕하세요', subject: '안내' },
      sending: { ratePerMinute: 600, window: { from: '09:00', to: '18:00', outside: 'hold' }, stopAfterFailures: 10 },
      schedule: {
        type: 'recurring',
        timeZone: 'America/New_York',
        recurrence: {
          frequency: 'monthly',
          interval: 2,
          startDate: '2026-12-01',
          times: ['09:00', '18:30:15'],
          monthDays: [31, -1],
          nthWeekdays: [{ nth: -1, weekday: 'FR' }],
          businessDays: [-2],
          missingDay: 'skip',
          holidays: 'previous',
          end: { type: 'count', count: 12 },
        },
      },
      policy: { overlap: 'queue', missed: 'run_all', maxRetries: 0, missedGraceMinutes: 0, pauseAfterFailures: 3 },
    });
    expect(definitionOf(draftOf(original), null)).toEqual(original);
  });

  it('keeps the seconds, the offset and the time of an end for as long as nobody changes them', () => {
    const exact = definition({ schedule: { type: 'scheduled', at: '2026-12-01T09:00:30.5+09:00' } });
    const { draft } = opened(exact);
    expect(definitionOf({ ...draft, name: 'other' }, exact).schedule).toEqual(exact.schedule);
    const moved = { ...draft, schedule: { ...draft.schedule, at: { date: '2026-12-02', time: '09:00' } } };
    expect(definitionOf(moved, exact).schedule).toEqual({ type: 'scheduled', at: '2026-12-02T09:00' });
  });

  it('keeps rows as they are, ragged ones too, until somebody edits the table', () => {
    const ragged = definition({
      audience: { source: 'list', mapping: { address: 'a' }, rows: [{ a: '1' }, { a: '2', b: ' x ' }] },
    });
    const { draft } = opened(ragged);
    expect(definitionOf(draft, ragged).audience).toEqual(ragged.audience);
    const edited = { ...draft, audience: { ...draft.audience, list: { text: 'a\n3', kept: null } } };
    expect(definitionOf(edited, ragged).audience).toMatchObject({ rows: [{ a: '3' }] });
  });

  it('takes typed dates, times and numbers in any usual form', () => {
    const { draft } = opened(definition());
    const typed = {
      ...draft,
      schedule: { ...draft.schedule, type: 'scheduled' as const, at: { date: '2026.12.01', time: '오후 3시' } },
      sending: { ...draft.sending, ratePerMinute: '1,000' },
    };
    expect(definitionOf(typed, null)).toMatchObject({
      schedule: { type: 'scheduled', at: '2026-12-01T15:00' },
      sending: { ratePerMinute: 1_000 },
    });
  });

  it('leaves out what is empty or as the server would have it anyway', () => {
    const made = definitionOf({ ...NEW_DRAFT, name: ' x ' }, null);
    expect(Object.keys(made).sort()).toEqual(['audience', 'message', 'name', 'schedule']);
    expect(made.name).toBe('x');
  });

  it('remembers what was written for another channel, and does not send it along', () => {
    const mail = definition({
      message: { channel: 'email', subject: '안내', body: '안녕하세요', html: '<p>안녕</p>' },
    });
    const { draft } = opened(mail);
    const other = { ...draft, message: { ...draft.message, channel: 'outbox' as const } };
    expect(definitionOf(other, mail).message).toEqual({ channel: 'outbox', subject: '안내', body: '안녕하세요' });
    expect(definitionOf({ ...other, message: { ...other.message, channel: 'email' } }, mail)).toEqual(mail);
  });
});

import * as fc from 'fast-check';

import { wallTimeAt } from '../schedule/resolve';
import { zoneOf } from '../schedule/zone';
import { dailyWindow } from './daily-window';
import { decide, type GateRules } from './gate';

const at = (iso: string): number => Date.parse(iso);
const DAY = at('2026-11-23T03:00:00Z'); // noon in Seoul
const NIGHT = at('2026-11-23T12:00:00Z'); // 21:00 in Seoul
const MORNING = at('2026-11-23T23:00:00Z'); // 08:00 in Seoul

const informational: GateRules = { purpose: 'informational', nightRule: 'applies' };
const advertising: GateRules = { purpose: 'advertising', nightRule: 'applies' };
const window = (from: string, to: string, outside: 'hold' | 'skip' = 'hold'): GateRules['window'] => ({
  ...dailyWindow({ from, to, timeZone: 'Asia/Seoul' }),
  outside,
});
const somebody = { suppressed: false };
const agreedByDay = { suppressed: false, consent: 'day' } as const;

describe('the gate', () => {
  it('lets information through at any time, whatever anybody agreed to', () => {
    expect(decide({ suppressed: false, consent: 'none' }, informational, NIGHT)).toEqual({ verdict: 'send' });
  });

  it('lets nothing through to an address that asked for that', () => {
    const skip = { verdict: 'skip', code: 'suppressed' };
    expect(decide({ suppressed: true }, informational, DAY)).toEqual(skip);
    expect(decide({ suppressed: true, consent: 'night' }, advertising, DAY)).toEqual(skip);
  });

  it('takes silence for no consent to advertisements', () => {
    const skip = { verdict: 'skip', code: 'no_consent' };
    expect(decide(somebody, advertising, DAY)).toEqual(skip);
    expect(decide({ suppressed: false, consent: 'none' }, advertising, DAY)).toEqual(skip);
    expect(decide(agreedByDay, advertising, DAY)).toEqual({ verdict: 'send' });
  });

  it('holds advertisements over the night but for those who agreed to that, and where the law exempts the channel', () => {
    expect(decide(agreedByDay, advertising, NIGHT - 1)).toEqual({ verdict: 'send' });
    expect(decide(agreedByDay, advertising, NIGHT)).toEqual({ verdict: 'hold', until: MORNING, code: 'night' });
    expect(decide({ ...agreedByDay, consent: 'night' }, advertising, NIGHT)).toEqual({ verdict: 'send' });
    expect(decide(agreedByDay, { ...advertising, nightRule: 'exempt' }, NIGHT)).toEqual({ verdict: 'send' });
    expect(decide(agreedByDay, advertising, MORNING)).toEqual({ verdict: 'send' });
  });

  it('holds or skips outside the window of the workflow', () => {
    const until = at('2026-11-24T00:00:00Z');
    expect(decide(somebody, { ...informational, window: window('09:00', '18:00') }, NIGHT)).toEqual({
      verdict: 'hold',
      until,
      code: 'window',
    });
    expect(decide(somebody, { ...informational, window: window('09:00', '18:00', 'skip') }, NIGHT)).toEqual({
      verdict: 'skip',
      code: 'outside_window',
    });
  });

  it('holds until both the night and the window allow it', () => {
    const rules = { ...advertising, window: window('10:00', '12:00') };
    const until = at('2026-11-24T01:00:00Z');
    expect(decide(agreedByDay, rules, NIGHT)).toEqual({ verdict: 'hold', until, code: 'night' });
    expect(decide(agreedByDay, { ...advertising, window: window('20:00', '09:00') }, NIGHT)).toEqual({
      verdict: 'hold',
      until: MORNING,
      code: 'night',
    });
  });

  it('skips whom the night and the window together never allow', () => {
    expect(decide(agreedByDay, { ...advertising, window: window('22:00', '06:00') }, NIGHT)).toEqual({
      verdict: 'skip',
      code: 'outside_window',
    });
  });

  it('never sends an advertisement at night to those who did not agree to it, nor outside the window', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(
        fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z') }),
        fc.constantFrom('none', 'day', 'night', undefined),
        fc.constantFrom('Asia/Seoul', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe'),
        fc.tuple(hour, hour).filter(([from, to]) => from !== to),
        (now, consent, timeZone, [from, to]) => {
          const text = (of: number): string => `${String(of).padStart(2, '0')}:00`;
          const open = { ...dailyWindow({ from: text(from), to: text(to), timeZone }), outside: 'hold' as const };
          const verdict = decide(
            { suppressed: false, ...(consent && { consent }) },
            { ...advertising, window: open },
            now,
          );
          const sentAt = verdict.verdict === 'send' ? now : verdict.verdict === 'hold' ? verdict.until : undefined;
          if (sentAt === undefined) return;
          const seoul = hourAt(sentAt, 'Asia/Seoul');
          const local = hourAt(sentAt, timeZone);
          expect(consent === 'night' || (consent === 'day' && seoul >= 8 && seoul < 21)).toBe(true);
          expect(from < to ? local >= from && local < to : local >= from || local < to).toBe(true);
          expect(sentAt).toBeGreaterThanOrEqual(now);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function hourAt(instant: number, timeZone: string): number {
  const day = 86_400_000;
  return Math.floor((((wallTimeAt(instant, zoneOf(timeZone)) % day) + day) % day) / 3_600_000);
}

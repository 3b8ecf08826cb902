import { changeName } from './change-name';
import { changeValue } from './change-value';

const text = (key: string) => key;
const instant = (at: number) => new Date(at).toISOString().slice(0, 10);

describe('a change in words', () => {
  it.each([
    ['message.subject', 'builder.subject'],
    ['schedule.recurrence.times.0', 'builder.times'],
    ['schedule.recurrence', 'change.recurrence'],
    ['audience.rows.3.email', 'builder.list'],
    ['namesake', 'namesake'],
    ['settings.host', 'settings.host'],
  ])('calls %s by the name of its field', (path, expected) => {
    expect(changeName(path, text)).toBe(expected);
  });

  it.each([
    ['schedule.recurrence.weekdays.0', 'MO', 'builder.day.MO.long'],
    ['message.channel', 'sms', 'channel.sms'],
    ['policy.missed', 'skip', 'builder.missed.skip'],
    ['name', 'sms', 'sms'],
    ['policy.maxRetries', 5, '5'],
    ['scheduledTime', '2026-11-22T06:30:00.000Z', '2026-11-22'],
    ['message.subject', undefined, ''],
  ])('writes %s = %j', (path, value, expected) => {
    expect(changeValue(path, value, text, instant)).toBe(expected);
  });
});

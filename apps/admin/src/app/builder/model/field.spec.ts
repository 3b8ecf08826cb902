import { placeOf, sectionOf } from './field';

describe('the place of a path', () => {
  it.each([
    ['name', 'name', 'basics'],
    ['message.channel', 'message.channel', 'basics'],
    ['message.connectionId', 'message.connectionId', 'basics'],
    ['audience.rows.3.email', 'audience.rows', 'audience'],
    ['audience.mapping.address', 'audience.mapping.address', 'audience'],
    ['audience.mapping', 'audience', 'audience'],
    ['message.body', 'message.body', 'message'],
    ['message.headers.X-Source', 'message.headers', 'message'],
    ['message.variables.이름', 'message.variables.이름', 'message'],
    ['message.from', 'message.from', 'sending'],
    ['sending.window.to', 'sending.window.to', 'sending'],
    ['schedule.recurrence.times.0', 'schedule.recurrence.times.0', 'schedule'],
    ['schedule.recurrence.nthWeekdays.1.nth', 'schedule.recurrence.nthWeekdays', 'schedule'],
    ['schedule.recurrence.end.until', 'schedule.recurrence.end.until', 'schedule'],
    ['schedule.type', 'schedule.type', 'schedule'],
    ['schedule.nothing', 'schedule', 'schedule'],
    ['policy.maxRetries', 'policy.maxRetries', 'schedule'],
  ])('%s is %s on the step %s', (path, field, step) => {
    expect(placeOf(path)).toEqual({ field, step });
  });

  it('is nowhere for what the builder has no part for', () => {
    expect(placeOf('status')).toBeNull();
    expect(placeOf('')).toBeNull();
  });

  it('belongs to the section that it begins with', () => {
    expect(sectionOf('schedule.recurrence.times.0')).toBe('schedule');
    expect(sectionOf('name')).toBe('name');
  });
});

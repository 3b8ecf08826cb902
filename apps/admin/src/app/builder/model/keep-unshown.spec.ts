import { keepUnshown } from './keep-unshown';

describe('what the builder has no field for', () => {
  it('stands to the letter when nothing was touched', () => {
    const original = { name: ' x ', more: { deep: [1, 2] } };
    expect(keepUnshown(original, { name: 'x' }, { name: 'x' })).toBe(original);
  });

  it('stands beside what was touched', () => {
    const original = { name: ' x ', at: '09:00:00', more: 1 };
    expect(keepUnshown(original, { name: 'x', at: '09:00' }, { name: 'y', at: '09:00' })).toEqual({
      name: 'y',
      at: '09:00:00',
      more: 1,
    });
  });

  it('goes when its kind does', () => {
    const original = { end: { type: 'until', until: '2027-01-31T09:00' } };
    const shown = { end: { type: 'until', until: '2027-01-31' } };
    expect(keepUnshown(original, shown, { end: { type: 'count', count: 3 } })).toEqual({
      end: { type: 'count', count: 3 },
    });
    expect(keepUnshown({ channel: 'sms', from: '1' }, { channel: 'sms' }, { channel: 'outbox', body: 'x' })).toEqual({
      channel: 'outbox',
      body: 'x',
    });
  });

  it('goes when somebody emptied its field', () => {
    expect(keepUnshown({ a: 1, b: 2 }, { a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  });
});

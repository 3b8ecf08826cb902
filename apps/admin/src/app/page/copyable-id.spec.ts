import { middleEllipsis } from './copyable-id';

describe('middleEllipsis', () => {
  it('keeps the start and the end of an id', () => {
    expect(middleEllipsis('0199a0c0-0000-7000-8000-0000000000e2')).toBe('0199a0c0…00e2');
    expect(middleEllipsis('short')).toBe('short');
  });
});

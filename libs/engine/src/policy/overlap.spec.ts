import { decideOverlap } from './overlap';

describe('decideOverlap', () => {
  it.each([
    ['skip', 'nothing', 'run'],
    ['skip', 'under-way', 'skip'],
    ['skip', 'under-way-and-one-waits', 'skip'],
    ['queue', 'nothing', 'run'],
    ['queue', 'under-way', 'wait'],
    ['queue', 'under-way-and-one-waits', 'skip'],
    ['allow', 'nothing', 'run'],
    ['allow', 'under-way', 'run'],
    ['allow', 'under-way-and-one-waits', 'run'],
  ] as const)('%s with %s before it: %s', (overlap, before, verdict) => {
    expect(decideOverlap(overlap, before)).toBe(verdict);
  });
});

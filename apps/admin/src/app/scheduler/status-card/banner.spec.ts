import { NOTHING_KNOWN } from '../status-feed';
import { schedulerStatus, SERVER_NOW } from '../testing/scheduler-status';
import { bannerOf } from './banner';

const feed = { ...NOTHING_KNOWN, status: schedulerStatus(), answeredAt: 1 };

describe('bannerOf', () => {
  it.each(['ok', 'attention', 'late'] as const)('shows nothing when the level is %s', (level) => {
    expect(bannerOf(level, feed, 'online')).toBeNull();
  });

  it('shows nothing while the first answer is awaited, and says so when it did not come', () => {
    expect(bannerOf('unknown', NOTHING_KNOWN, 'online')).toBeNull();
    expect(bannerOf('unknown', { ...NOTHING_KNOWN, misses: 1 }, 'online')).toMatchObject({
      title: 'banner.stale.title',
      text: 'banner.unreached.text',
    });
  });

  it('blames the network when the browser knows that it is offline', () => {
    expect(bannerOf('stale', feed, 'online')?.text).toBe('banner.stale.text');
    expect(bannerOf('stale', feed, 'offline')?.text).toBe('banner.offline.text');
  });

  it('counts the pending jobs of a stopped scheduler', () => {
    expect(bannerOf('stopped', feed, 'online')).toMatchObject({ tone: 'err', count: 86 });
  });

  it('counts the minutes of silence of a stuck one', () => {
    const status = schedulerStatus({ heartbeatAt: new Date(SERVER_NOW - 250_000).toISOString() });
    expect(bannerOf('stuck', { ...feed, status }, 'online')).toMatchObject({ tone: 'err', count: 4 });
  });
});

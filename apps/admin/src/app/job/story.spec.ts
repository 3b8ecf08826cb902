import { aJobDetail, counts } from './testing/a-job';
import { storyOf } from './story';

const at = (time: string) => Date.parse(`2026-11-22T${time}.000Z`);

describe('storyOf', () => {
  it('tells a planned job from its making to what is coming', () => {
    const job = aJobDetail({
      events: [
        {
          at: '2026-11-21T00:00:00.000Z',
          type: 'moved',
          params: { from: '2026-11-22T05:30:00.000Z', to: '2026-11-22T06:30:00.000Z' },
        },
      ],
    });
    expect(storyOf(job).map(({ text, tense }) => [text, tense])).toEqual([
      ['story.created', 'past'],
      ['story.moved', 'past'],
      ['story.planned', 'coming'],
    ]);
    expect(storyOf(job)[1]?.instants).toEqual({ from: at('05:30:00'), to: at('06:30:00') });
  });

  it('puts a failed attempt between start and end, in the words of the failure', () => {
    const job = aJobDetail({
      status: 'failed',
      attempt: 2,
      executedAt: '2026-11-22T06:30:00.000Z',
      completedAt: '2026-11-22T06:31:00.000Z',
      error: 'The source is unreachable.',
      events: [{ at: '2026-11-22T06:30:05.000Z', type: 'attempt_failed', params: { attempt: 1, error: 'Refused.' } }],
    });
    expect(storyOf(job).map(({ text, detail }) => [text, detail])).toEqual([
      ['story.created', null],
      ['story.started', null],
      ['story.attemptFailed', 'Refused.'],
      ['story.failed', 'The source is unreachable.'],
    ]);
  });

  it('calls an end with failures by its name', () => {
    const job = aJobDetail({
      status: 'completed',
      executedAt: '2026-11-22T06:30:00.000Z',
      completedAt: '2026-11-22T06:31:00.000Z',
      deliveries: counts({ delivered: 1, failed: 1 }),
    });
    expect(storyOf(job).at(-1)).toMatchObject({ text: 'story.partlyFailed', params: { failed: 1, tried: 2 } });
  });

  it('counts who was not reached itself, instead of passing on the words of the server', () => {
    const job = aJobDetail({
      status: 'failed',
      executedAt: '2026-11-22T06:30:00.000Z',
      completedAt: '2026-11-22T06:31:00.000Z',
      error: 'All 2 deliveries failed',
      deliveries: counts({ failed: 2, skipped: 1 }),
    });
    expect(storyOf(job).at(-1)).toMatchObject({ text: 'story.allFailed', params: { n: 2 }, detail: null });
  });

  it('promises a held job to go on, and nothing of a paused one', () => {
    expect(storyOf(aJobDetail({ reason: 'held', attempt: 1 })).at(-1)).toMatchObject({
      text: 'story.goesOn',
      tense: 'coming',
    });
    expect(storyOf(aJobDetail({ paused: true, attempt: 1 })).at(-1)?.tense).toBe('past');
  });

  it('leaves out events of a later version', () => {
    const job = aJobDetail({ events: [{ at: '2026-11-22T00:00:00.000Z', type: 'teleported', params: {} }] });
    expect(storyOf(job)).toHaveLength(2);
  });
});

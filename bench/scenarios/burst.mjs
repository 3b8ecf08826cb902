import { peers, subjects } from '../harness/subjects.mjs';
import { count, milliseconds } from '../harness/text.mjs';

const { jeongsi } = subjects;

export const burst = {
  id: 'burst',
  title: '10,000 no-op jobs due at one instant',
  explains:
    'How long after the instant the last of them starts; for Jeongsi also how long the status took to read meanwhile, waiting for the event loop included. Jeongsi runs with MAX_CONCURRENT_JOBS=500.',
  measure: 'burst',
  params: { jobs: 10_000 },
  runs: 3,
  subjects: [jeongsi, ...peers],
  columns: [
    ['half have started after', ({ p50 }) => milliseconds(p50)],
    ['the last starts after', ({ max }) => milliseconds(max)],
    ['early', ({ early }) => count(early)],
    ['lost', ({ lost }) => count(lost)],
    ['status p99 meanwhile', ({ statusP99 }) => milliseconds(statusP99)],
  ],
  goals(of) {
    const { max, statusP99 } = of(jeongsi.name) ?? {};
    return [
      [`the last within 250 ms: ${milliseconds(max)}`, max <= 250],
      [`status p99 at most 50 ms: ${milliseconds(statusP99)}`, statusP99 <= 50],
    ];
  },
};

import { peers, subjects } from '../harness/subjects.mjs';
import { count, milliseconds } from '../harness/text.mjs';

const { jeongsi } = subjects;

export const lateness = {
  id: 'lateness',
  title: 'Start lateness of 1,000 jobs at random instants',
  explains: 'How long after its instant a no-op job starts, when 1,000 of them are spread at random over six seconds.',
  measure: 'late',
  params: { jobs: 1000, windowMs: 6000 },
  runs: 3,
  subjects: [jeongsi, ...peers],
  columns: [
    ['p50', ({ p50 }) => milliseconds(p50)],
    ['p99', ({ p99 }) => milliseconds(p99)],
    ['latest', ({ max }) => milliseconds(max)],
    ['early', ({ early }) => count(early)],
    ['lost', ({ lost }) => count(lost)],
  ],
  goals(of) {
    const { p99, early, lost } = of(jeongsi.name) ?? {};
    return [
      [`p99 at most 5 ms: ${milliseconds(p99)}`, p99 <= 5],
      [`none early, none lost: ${early} and ${lost}`, early === 0 && lost === 0],
    ];
  },
};

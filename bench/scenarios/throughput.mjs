import { peers, subjects } from '../harness/subjects.mjs';
import { count } from '../harness/text.mjs';

const { jeongsi, bullmqAlways, sqlite } = subjects;

export const throughput = {
  id: 'throughput',
  title: 'No-op jobs per second, one process',
  explains:
    'Jobs that are due are claimed, run and durably recorded as completed. Everybody has the same number waiting when the clock starts; it stops when the last one is recorded. Jeongsi runs with MAX_CONCURRENT_JOBS=500, about as many as the peers take in a batch.',
  measure: 'throughput',
  params: { jobs: 50_000 },
  runs: 3,
  subjects: [jeongsi, ...peers, bullmqAlways, sqlite],
  columns: [['jobs per second', ({ jobsPerSecond }) => count(jobsPerSecond)]],
  goals(of) {
    const ours = of(jeongsi.name)?.jobsPerSecond;
    const best = Math.max(...peers.map(({ name }) => of(name)?.jobsPerSecond ?? Number.NaN).filter(Number.isFinite));
    const bare = of(sqlite.name)?.jobsPerSecond;
    return [
      [`at least 2.5 × the best peer: ${(ours / best).toFixed(2)} ×`, ours / best >= 2.5],
      [`at least half of bare SQLite: ${(ours / bare).toFixed(2)} ×`, ours / bare >= 0.5],
    ];
  },
};

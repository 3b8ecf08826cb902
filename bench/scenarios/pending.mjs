import { peers, subjects } from '../harness/subjects.mjs';
import { count, milliseconds } from '../harness/text.mjs';

const { jeongsi } = subjects;

export const pending = {
  id: 'pending',
  title: 'A million pending jobs',
  explains:
    'What it costs to have many jobs waiting. The peers hold 100,000, as filling them takes long; their status is the count of jobs by state.',
  measure: 'pending',
  params: { jobs: 100_000 },
  runs: 1,
  subjects: [{ ...jeongsi, prepare: 'seedPending', params: { jobs: 1_000_000 } }, ...peers],
  columns: [
    ['status p50', ({ p50 }) => milliseconds(p50)],
    ['status p99', ({ p99 }) => milliseconds(p99)],
    ['ready after a restart', ({ readyMs }) => milliseconds(readyMs)],
    ['memory', ({ rssMb }) => (rssMb === undefined ? '' : `${count(rssMb)} MB`)],
    ['saving a workflow, median', ({ saveMs }) => milliseconds(saveMs)],
  ],
  goals(of) {
    const { p99, readyMs, rssMb, saveMs } = of(jeongsi.name) ?? {};
    return [
      [`memory at most 200 MB: ${count(rssMb)} MB`, rssMb <= 200],
      [`status p99 at most 2 ms: ${milliseconds(p99)}`, p99 <= 2],
      [`ready within 2 s: ${milliseconds(readyMs)}`, readyMs <= 2000],
      [`saving a workflow at most 2 ms: ${milliseconds(saveMs)}`, saveMs <= 2],
    ];
  },
};

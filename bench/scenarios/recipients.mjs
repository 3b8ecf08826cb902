import { subjects } from '../harness/subjects.mjs';
import { count } from '../harness/text.mjs';

const jeongsi = { ...subjects.jeongsi, server: 'sink' };
const undici = { ...subjects.undici, server: 'sink' };
const total = 100_000;

export const recipients = {
  id: 'recipients',
  title: '100,000 recipients to a local HTTP receiver',
  explains:
    'One job with a CSV file and a webhook, against the bare HTTP client with as many requests under way. Jeongsi writes every delivery before it sends it, and records every answer.',
  measure: 'recipients',
  params: { recipients: total, concurrency: 64 },
  runs: 3,
  subjects: [jeongsi, undici],
  columns: [
    ['messages per second', ({ messagesPerSecond }) => count(messagesPerSecond)],
    ['received', ({ received }) => count(received)],
    ['recorded', ({ recorded }) => (recorded === undefined ? '' : count(recorded))],
    ['most memory', ({ peakMb }) => `${count(peakMb)} MB`],
    ['memory gained after the first tenth', ({ growthMb }) => (growthMb === undefined ? '' : `${count(growthMb)} MB`)],
  ],
  goals(of) {
    const ours = of(jeongsi.name) ?? {};
    const share = ours.messagesPerSecond / of(undici.name)?.messagesPerSecond;
    return [
      [`at least half of the bare client: ${share.toFixed(2)} ×`, share >= 0.5],
      [`every delivery recorded: ${count(ours.recorded)}`, ours.recorded === total && ours.received === total],
      [`memory stays flat: ${count(ours.growthMb)} MB more at the end than after the first tenth`, ours.growthMb <= 50],
    ];
  },
};

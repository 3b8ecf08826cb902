import { twoDigits } from './typed-date';

/** What somebody typed where a time of day belongs. */
export type TypedTime =
  /** `HH:mm`, or `HH:mm:ss` where seconds were given. */
  { kind: 'time'; time: string } | { kind: 'empty' | 'unreadable' | 'noSuchTime' };

type Half = 'am' | 'pm' | undefined;

const NAMED: Readonly<Record<string, string>> = { 정오: '12:00', 자정: '00:00', noon: '12:00', midnight: '00:00' };

const KOREAN_HALF = /^(오전|오후)\s*(.+)$/;
const ENGLISH_HALF = /^(.+?)\s*([ap])\.?m\.?$/i;
const FORMS = [
  /^(\d{1,2})\s*:\s*(\d{1,2})(?:\s*:\s*(\d{1,2}))?$/,
  /^(\d{1,2})\s*시(?:\s*(\d{1,2})\s*분(?:\s*(\d{1,2})\s*초)?)?$/,
  // `1500`, `900`, and the bare hour.
  /^(\d{1,2})(\d{2})$/,
  /^(\d{1,2})$/,
];

/** Reads `15:00`, `1500`, `15`, `오후 3시`, `오후 3시 30분`, `오후 3시 반`, `오후 3:00`, `3pm`, `15:00:30`, `정오`. */
export function readTime(typed: string): TypedTime {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return { kind: 'empty' };
  const named = NAMED[text.toLowerCase()];
  if (named !== undefined) return { kind: 'time', time: named };
  const { half, clock } = split(text.replace(/시\s*반$/, '시 30분'));
  const found = FORMS.map((form) => form.exec(clock)).find((match) => match !== null);
  if (!found) return { kind: 'unreadable' };
  const [hour = 0, minute = 0, second] = found.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  const hour24 = onDial(hour, half);
  if (hour24 === null || minute > 59 || (second ?? 0) > 59) return { kind: 'noSuchTime' };
  const seconds = second === undefined ? '' : `:${twoDigits(second)}`;
  return { kind: 'time', time: `${twoDigits(hour24)}:${twoDigits(minute)}${seconds}` };
}

/** The time as the server writes it; what cannot be read stays as it is, for the server to name. */
export function timeText(typed: string): string {
  const read = readTime(typed);
  return read.kind === 'time' ? read.time : typed;
}

function split(text: string): { half: Half; clock: string } {
  const korean = KOREAN_HALF.exec(text);
  if (korean) return { half: korean[1] === '오전' ? 'am' : 'pm', clock: korean[2] ?? '' };
  const english = ENGLISH_HALF.exec(text);
  if (english) return { half: english[2]?.toLowerCase() === 'a' ? 'am' : 'pm', clock: english[1] ?? '' };
  return { half: undefined, clock: text };
}

/** The hour of 0 to 23; null when no clock shows it. `오후 15시` is no mistake that anybody could take for another time. */
function onDial(hour: number, half: Half): number | null {
  if (half === undefined) return hour > 23 ? null : hour;
  if (half === 'am') return hour > 12 ? null : hour % 12;
  if (hour > 23 || hour === 0) return null;
  return hour >= 12 ? hour : hour + 12;
}

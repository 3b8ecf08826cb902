import { wallTime } from '../../time/wall-time';

/** The law of advertisements counts the hours of Korea, wherever the schedule's zone is. */
const LAW_ZONE = 'Asia/Seoul';
const NIGHT_BEGINS = 21;

/** Whether a run that begins by day is still sending when the night begins. */
export function runsIntoNight(beginsAt: number, durationSeconds: number): boolean {
  const begin = wallTime(beginsAt, LAW_ZONE);
  if (begin.hour >= NIGHT_BEGINS || begin.hour < 8) return false;
  const secondsOfDay = (begin.hour * 60 + begin.minute) * 60 + begin.second;
  return secondsOfDay + durationSeconds > NIGHT_BEGINS * 3_600;
}

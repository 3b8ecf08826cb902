import { type Schedule } from './schedule';
import { englishSentence } from './sentence-en';
import { koreanSentence } from './sentence-ko';

/** The schedule as a person would say it. */
export function describeSchedule(schedule: Schedule): { ko: string; en: string } {
  return { ko: koreanSentence(schedule), en: englishSentence(schedule) };
}

import { type Note } from '@jeongsi/contract';
import { type Language } from '../i18n/language';
import { type Text } from '../i18n/text';
import { plainDate, plainTime } from '../time/plain-date';

/** Why an occurrence is where it is, in the reader's language; nothing for a code of a later version. */
export function noteText({ code, params }: Note, text: Text, language: Language): string {
  const word = (name: string) => String(params[name] ?? '');
  const day = (name: string) => plainDate(word(name), language);
  const clock = (name: string) => plainTime(word(name), language);
  const holiday = () => word(language === 'ko' ? 'nameKo' : 'nameEn');
  switch (code) {
    case 'HOLIDAY_SKIPPED':
      return text('note.holidaySkipped', { day: day('date'), name: holiday() });
    case 'HOLIDAY_MOVED':
      return text('note.holidayMoved', { from: day('from'), to: day('to'), name: holiday() });
    case 'WEEKEND_MOVED':
      return text('note.weekendMoved', { from: day('from'), to: day('to') });
    case 'MONTH_END':
      return text('note.monthEnd', { month: word('month'), last: word('lastDay'), wanted: word('wanted') });
    case 'DST_GAP':
      return text('note.dstGap', { missing: clock('missing'), at: clock('localTime') });
    case 'DST_OVERLAP':
      return text('note.dstOverlap', { at: clock('localTime') });
    case 'DUPLICATE':
      return text('note.duplicate');
    case 'QUIET_MOVED':
      return text('note.quietMoved', { at: `${day('localTime')} ${clock('localTime')}` });
    default:
      return '';
  }
}

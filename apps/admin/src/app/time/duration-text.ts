import { type Language } from '../i18n/language';

const UNITS: Record<Language, { hour: string; minute: string; second: string }> = {
  ko: { hour: '시간', minute: '분', second: '초' },
  en: { hour: ' hr', minute: ' min', second: ' s' },
};

/** How long something took or will take, from milliseconds, in its two largest units: `3분 12초`, `2시간 5분`, `0.4초`. */
export function durationText(language: Language, span: number): string {
  const unit = UNITS[language];
  if (span < 1_000) return `${(Math.max(0, span) / 1_000).toFixed(1)}${unit.second}`;
  const seconds = Math.round(span / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  const parts: [number, string][] =
    hours > 0
      ? [
          [hours, unit.hour],
          [minutes, unit.minute],
        ]
      : [
          [minutes, unit.minute],
          [seconds % 60, unit.second],
        ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count}${name}`)
    .join(' ');
}

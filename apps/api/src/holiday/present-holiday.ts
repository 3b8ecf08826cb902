import { type Holiday, type HolidayUpdate } from '@jeongsi/contract';
import { type Holiday as HolidayRecord } from '@jeongsi/engine';

export function presentHoliday({ date, name, kind }: HolidayRecord): Holiday {
  return { date, name: name.ko, ...(name.en !== name.ko && { nameEn: name.en }), kind };
}

export function holidayFrom(date: string, { name, nameEn = name, kind }: HolidayUpdate): HolidayRecord {
  return { date, name: { ko: name.trim(), en: nameEn.trim() }, kind };
}

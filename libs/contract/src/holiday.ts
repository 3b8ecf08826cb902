import type { Page } from './http';

export const HOLIDAY_KINDS = ['public', 'company'] as const;
/** `public` ones come with the product and may be edited; `company` ones are the operator's own. */
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

/** A day off besides weekends. */
export interface Holiday {
  /** `YYYY-MM-DD`; a day is listed once. */
  date: string;
  name: string;
  /** Without it `name` stands in both languages. */
  nameEn?: string;
  kind: HolidayKind;
}

/** `POST /api/holidays`. */
export type HolidayInput = Holiday;

/** `PUT /api/holidays/:date`. */
export type HolidayUpdate = Omit<Holiday, 'date'>;

/** `GET /api/holidays?year=2026`: the whole year by date, in one page. */
export interface HolidayYear extends Page<Holiday> {
  year: number;
  /** Whether the public holidays of that year are known. */
  known: boolean;
}

/** What a change did to the plans. */
export interface HolidayEffect {
  /** How many workflows run next at another time because of it. */
  movedWorkflows: number;
}

/** Answer of POST and PUT; DELETE answers a bare `HolidayEffect`. */
export type SavedHoliday = Holiday & HolidayEffect;

/** `POST /api/holidays/preview`: what adding or removing a day would do. Changes nothing. */
export interface HolidayPreviewRequest {
  date: string;
  change: 'add' | 'remove';
}

export interface HolidayPreview extends HolidayEffect {
  /** The first 20 of them. A workflow without `to` would never run again. */
  workflows: { id: string; name: string; from: string; to?: string }[];
}

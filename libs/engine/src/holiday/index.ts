export { holidayCalendar, type Holiday, type HolidayCalendar, type HolidayName } from './calendar';
export { KOREAN_HOLIDAYS, koreanHolidays } from './korean';
export { HolidayStore } from './holiday-store';
export { Holidays, type ChangedHoliday, type HolidayChange } from './holidays';
export { type MovedWorkflow } from './holiday-replan';

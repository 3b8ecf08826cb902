export { holidayCalendar, type Holiday, type HolidayCalendar, type HolidayName } from './calendar';
export { KOREAN_HOLIDAYS, koreanHolidays } from './korean';

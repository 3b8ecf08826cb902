import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type HolidayEffect,
  type HolidayInput,
  type HolidayPreview,
  type HolidayPreviewRequest,
  type HolidayUpdate,
  type HolidayYear,
  type SavedHoliday,
} from '@jeongsi/contract';
import { type Observable } from 'rxjs';

const HOLIDAYS = '/api/holidays';

@Injectable({ providedIn: 'root' })
export class HolidayApi {
  private readonly http = inject(HttpClient);

  /** The whole year by date. */
  year(year: number): Observable<HolidayYear> {
    return this.http.get<HolidayYear>(HOLIDAYS, { params: { year } });
  }

  /** What adding or removing a day would do; changes nothing. */
  preview(request: HolidayPreviewRequest): Observable<HolidayPreview> {
    return this.http.post<HolidayPreview>(`${HOLIDAYS}/preview`, request);
  }

  add(holiday: HolidayInput, key: string): Observable<SavedHoliday> {
    return this.http.post<SavedHoliday>(HOLIDAYS, holiday, { headers: { 'Idempotency-Key': key } });
  }

  change(date: string, holiday: HolidayUpdate): Observable<SavedHoliday> {
    return this.http.put<SavedHoliday>(`${HOLIDAYS}/${encodeURIComponent(date)}`, holiday);
  }

  remove(date: string): Observable<HolidayEffect> {
    return this.http.delete<HolidayEffect>(`${HOLIDAYS}/${encodeURIComponent(date)}`);
  }
}

import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type SchedulePreview, type SchedulePreviewRequest } from '@jeongsi/contract';
import { type Observable } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class ScheduleApi {
  private readonly http = inject(HttpClient);

  /** The schedule in words, and its next occurrences. Saves nothing. */
  preview(request: SchedulePreviewRequest): Observable<SchedulePreview> {
    return this.http.post<SchedulePreview>('/api/schedules/preview', request);
  }
}

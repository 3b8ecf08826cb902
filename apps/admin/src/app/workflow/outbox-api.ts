import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type OutboxMessage, type Page } from '@jeongsi/contract';
import { map, type Observable } from 'rxjs';

@Injectable({ providedIn: 'root' })
export class OutboxApi {
  private readonly http = inject(HttpClient);

  /** What one job put into the outbox. */
  ofJob(jobId: string): Observable<readonly OutboxMessage[]> {
    return this.http.get<Page<OutboxMessage>>('/api/outbox', { params: { jobId } }).pipe(map(({ items }) => items));
  }

  /** The newest messages of all, at most `limit`. */
  newest(limit: number): Observable<readonly OutboxMessage[]> {
    return this.http.get<Page<OutboxMessage>>('/api/outbox', { params: { limit } }).pipe(map(({ items }) => items));
  }
}

import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type OutboxMessage, type Page } from '@jeongsi/contract';
import { map, type Observable } from 'rxjs';
import { type PageRequest } from '../list/paged-list';

@Injectable({ providedIn: 'root' })
export class OutboxApi {
  private readonly http = inject(HttpClient);

  /** What one job put into the outbox. */
  ofJob(jobId: string): Observable<readonly OutboxMessage[]> {
    return this.http.get<Page<OutboxMessage>>('/api/outbox', { params: { jobId } }).pipe(map(({ items }) => items));
  }

  /** Newest first, of one job when `jobId` is not empty. */
  list(jobId: string, page: PageRequest): Observable<Page<OutboxMessage>> {
    const params = { ...page, ...(jobId !== '' && { jobId }) };
    return this.http.get<Page<OutboxMessage>>('/api/outbox', { params });
  }

  find(id: string): Observable<OutboxMessage> {
    return this.http.get<OutboxMessage>(`/api/outbox/${encodeURIComponent(id)}`);
  }

  /** The newest messages of all, at most `limit`. */
  newest(limit: number): Observable<readonly OutboxMessage[]> {
    return this.http.get<Page<OutboxMessage>>('/api/outbox', { params: { limit } }).pipe(map(({ items }) => items));
  }
}

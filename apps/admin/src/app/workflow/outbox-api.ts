import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type ChannelName, type OutboxListing, type OutboxMessage, type Page } from '@jeongsi/contract';
import { map, type Observable } from 'rxjs';
import { type PageRequest } from '../list/paged-list';

/** Empty and null: whatever it is. */
export interface OutboxListFilter {
  jobId: string;
  channel: ChannelName | null;
  search: string;
}

@Injectable({ providedIn: 'root' })
export class OutboxApi {
  private readonly http = inject(HttpClient);

  /** What one job put into the outbox. */
  ofJob(jobId: string): Observable<readonly OutboxMessage[]> {
    return this.http.get<Page<OutboxMessage>>('/api/outbox', { params: { jobId } }).pipe(map(({ items }) => items));
  }

  /** Newest first. */
  list({ jobId, channel, search }: OutboxListFilter, page: PageRequest): Observable<OutboxListing> {
    const words = search.trim();
    const params = {
      ...page,
      ...(jobId !== '' && { jobId }),
      ...(channel !== null && { channel }),
      ...(words !== '' && { search: words }),
    };
    return this.http.get<OutboxListing>('/api/outbox', { params });
  }

  find(id: string): Observable<OutboxMessage> {
    return this.http.get<OutboxMessage>(`/api/outbox/${encodeURIComponent(id)}`);
  }

  /** The newest messages of all, at most `limit`. */
  newest(limit: number): Observable<readonly OutboxMessage[]> {
    return this.http.get<Page<OutboxMessage>>('/api/outbox', { params: { limit } }).pipe(map(({ items }) => items));
  }
}

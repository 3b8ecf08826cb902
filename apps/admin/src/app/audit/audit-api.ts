import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type AuditEntry, type Page } from '@jeongsi/contract';
import { type Observable } from 'rxjs';
import { type PageRequest } from '../list/paged-list';

export interface AuditFilter {
  who?: string;
  subject?: string;
  /** ISO instants, inclusive and exclusive. */
  from?: string;
  to?: string;
}

@Injectable({ providedIn: 'root' })
export class AuditApi {
  private readonly http = inject(HttpClient);

  /** Newest first. */
  list(filter: AuditFilter, page: PageRequest): Observable<Page<AuditEntry>> {
    return this.http.get<Page<AuditEntry>>('/api/audit', { params: { ...filter, ...page } });
  }
}

/** Where the browser fetches the file from; the session's cookie goes with it. */
export function auditCsvAddress(filter: AuditFilter): string {
  const query = new URLSearchParams({ ...filter }).toString();
  return `/api/audit.csv${query === '' ? '' : `?${query}`}`;
}

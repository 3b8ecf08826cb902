import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type Page, type Suppression, type SuppressionInput } from '@jeongsi/contract';
import { type Observable } from 'rxjs';
import { type PageRequest } from '../list/paged-list';

const SUPPRESSIONS = '/api/suppressions';

@Injectable({ providedIn: 'root' })
export class SuppressionApi {
  private readonly http = inject(HttpClient);

  /** Newest first; a whole address finds one person however it is written. */
  list(search: string, page: PageRequest): Observable<Page<Suppression>> {
    const words = search.trim();
    return this.http.get<Page<Suppression>>(SUPPRESSIONS, {
      params: { ...page, ...(words !== '' && { search: words }) },
    });
  }

  add(input: SuppressionInput, key: string): Observable<Suppression> {
    return this.http.post<Suppression>(SUPPRESSIONS, input, { headers: { 'Idempotency-Key': key } });
  }

  remove(id: string): Observable<unknown> {
    return this.http.delete(`${SUPPRESSIONS}/${encodeURIComponent(id)}`);
  }
}

import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type AccessKey, type AccessKeyInput, type CreatedAccessKey, type Page } from '@jeongsi/contract';
import { type Observable } from 'rxjs';
import { type PageRequest } from '../list/paged-list';

const KEYS = '/api/access-keys';

@Injectable({ providedIn: 'root' })
export class AccessKeyApi {
  private readonly http = inject(HttpClient);

  list(page: PageRequest): Observable<Page<AccessKey>> {
    return this.http.get<Page<AccessKey>>(KEYS, { params: { ...page } });
  }

  /** The only answer that ever holds the key. */
  create(input: AccessKeyInput, key: string): Observable<CreatedAccessKey> {
    return this.http.post<CreatedAccessKey>(KEYS, input, { headers: { 'Idempotency-Key': key } });
  }

  /** Ends its sessions at once. */
  revoke(id: string): Observable<unknown> {
    return this.http.delete(`${KEYS}/${encodeURIComponent(id)}`);
  }
}

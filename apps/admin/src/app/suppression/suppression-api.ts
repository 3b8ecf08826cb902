import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type Page,
  type Suppression,
  type SuppressionImport,
  type SuppressionInput,
  type SuppressionScope,
} from '@jeongsi/contract';
import { type Observable } from 'rxjs';
import { type PageRequest } from '../list/paged-list';

const SUPPRESSIONS = '/api/suppressions';

/** A file of addresses, or what was pasted. */
export interface AddressFile {
  blob: Blob;
  /** Empty when it was pasted. */
  name: string;
  /** Tells one from the other. */
  edition: number;
}

/** What holds for all addresses of a file. */
export interface ImportChoice {
  scope: SuppressionScope;
  reason: string;
  /** Empty: where the server finds the most addresses. */
  column: string;
}

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

  previewImport(file: AddressFile, choice: ImportChoice): Observable<SuppressionImport> {
    return this.http.post<SuppressionImport>(`${SUPPRESSIONS}/import/preview`, bodyOf(file), {
      params: paramsOf(choice),
    });
  }

  import(file: AddressFile, choice: ImportChoice, key: string): Observable<SuppressionImport> {
    const headers = { 'Idempotency-Key': key };
    return this.http.post<SuppressionImport>(`${SUPPRESSIONS}/import`, bodyOf(file), {
      params: paramsOf(choice),
      headers,
    });
  }

  /** While the page goes: the browser ends the request even when nothing is left to hear its answer. */
  removeInPassing(id: string): void {
    void fetch(`${SUPPRESSIONS}/${encodeURIComponent(id)}`, { method: 'DELETE', keepalive: true });
  }

  remove(id: string): Observable<unknown> {
    return this.http.delete(`${SUPPRESSIONS}/${encodeURIComponent(id)}`);
  }
}

function bodyOf({ blob, name }: AddressFile): FormData {
  const body = new FormData();
  body.append('file', blob, name || 'pasted.csv');
  return body;
}

function paramsOf({ scope, reason, column }: ImportChoice): Record<string, string> {
  return { scope, ...(reason !== '' && { reason }), ...(column !== '' && { column }) };
}

import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type AudiencePreview,
  type AudiencePreviewRequest,
  type Connection,
  type ConnectionAccount,
  type ConnectionInput,
  type ConnectionKind,
  type ConnectionTest,
  type Page,
  type RecentConnections,
} from '@jeongsi/contract';
import { map, type Observable } from 'rxjs';

const MOST = 200;

@Injectable({ providedIn: 'root' })
export class ConnectionApi {
  private readonly http = inject(HttpClient);

  /** Newest first, of these kinds. The server filters by one kind only, and there are never many. */
  list(kinds: readonly ConnectionKind[], cursor?: string): Observable<Page<Connection>> {
    const params = { limit: MOST, ...(cursor !== undefined && { cursor }) };
    return this.http
      .get<Page<Connection>>('/api/connections', { params })
      .pipe(map(({ items, nextCursor }) => ({ items: items.filter(({ kind }) => kinds.includes(kind)), nextCursor })));
  }

  create(input: ConnectionInput, key: string): Observable<Connection> {
    return this.http.post<Connection>('/api/connections', input, { headers: { 'Idempotency-Key': key } });
  }

  /** Refused with 412 when somebody changed it since `version`. */
  update({ id, version }: Pick<Connection, 'id' | 'version'>, input: ConnectionInput): Observable<Connection> {
    return this.http.put<Connection>(path(id), input, { headers: ifMatch(version) });
  }

  remove({ id, version }: Pick<Connection, 'id' | 'version'>): Observable<unknown> {
    return this.http.delete(path(id), { headers: ifMatch(version) });
  }

  /** For real, without sending anything. */
  test(id: string): Observable<ConnectionTest> {
    return this.http.post<ConnectionTest>(`${path(id)}/test`, null);
  }

  /** What stands in the form; secrets that were not typed are those of the saved one. */
  testUnsaved(input: ConnectionInput, id: string | undefined): Observable<ConnectionTest> {
    const { kind, settings, secrets } = input;
    const body = { kind, settings, ...(secrets !== undefined && { secrets }), ...(id !== undefined && { id }) };
    return this.http.post<ConnectionTest>('/api/connections/test', body);
  }

  /** What the last 24 hours sent through each. */
  recent(): Observable<RecentConnections> {
    return this.http.get<RecentConnections>('/api/connections/recent');
  }

  account(id: string): Observable<ConnectionAccount> {
    return this.http.get<ConnectionAccount>(`${path(id)}/account`);
  }

  /** The first rows that a source gives. Reads only. */
  sample(audience: AudiencePreviewRequest['audience']): Observable<AudiencePreview> {
    return this.http.post<AudiencePreview>('/api/audiences/preview', { audience } satisfies AudiencePreviewRequest);
  }
}

function path(id: string): string {
  return `/api/connections/${encodeURIComponent(id)}`;
}

function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}

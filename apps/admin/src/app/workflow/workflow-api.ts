import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { type Page, type Workflow, type WorkflowInput } from '@jeongsi/contract';
import { map, type Observable } from 'rxjs';
import { idempotencyKey } from '../http/idempotency-key';

@Injectable({ providedIn: 'root' })
export class WorkflowApi {
  private readonly http = inject(HttpClient);

  /** Whether there is any workflow at all. */
  any(): Observable<'none' | 'some'> {
    return this.http
      .get<Page<Workflow>>('/api/workflows', { params: { limit: 1 } })
      .pipe(map(({ items }) => (items.length === 0 ? 'none' : 'some')));
  }

  /** Saves a workflow once, however often the request has to be repeated. */
  create(workflow: WorkflowInput): Observable<Workflow> {
    return this.http.post<Workflow>('/api/workflows', workflow, { headers: { 'Idempotency-Key': idempotencyKey() } });
  }
}

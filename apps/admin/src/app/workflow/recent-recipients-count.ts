import { inject, Injectable } from '@angular/core';
import { catchError, firstValueFrom, forkJoin, map, of, timeout } from 'rxjs';
import { WorkflowApi } from './workflow-api';

const MINUTES = 60;
/** A question that somebody waits for does without the number sooner than not being asked. */
const WAIT_MS = 3_000;
/** With more at once nobody counts people. */
const MOST_ASKED = 10;

/** How many people got something from some workflows in the last hour, so that nobody sends it to them again by mistake. */
@Injectable({ providedIn: 'root' })
export class RecentRecipientsCount {
  private readonly api = inject(WorkflowApi);

  /** Null when nobody can tell. */
  of(workflowIds: readonly string[]): Promise<number | null> {
    if (workflowIds.length > MOST_ASKED) return Promise.resolve(null);
    return firstValueFrom(
      forkJoin(workflowIds.map((id) => this.api.recentRecipients(id, MINUTES))).pipe(
        timeout(WAIT_MS),
        map((counts) => counts.reduce((sum, { recipients }) => sum + recipients, 0)),
        catchError(() => of(null)),
      ),
      { defaultValue: null },
    );
  }
}

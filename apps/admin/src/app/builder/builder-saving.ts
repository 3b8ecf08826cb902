import { inject, Injectable, signal } from '@angular/core';
import { HttpErrorResponse } from '@angular/common/http';
import { type Workflow } from '@jeongsi/contract';
import { firstValueFrom, type Observable, tap } from 'rxjs';
import { injectAction } from '../action/action';
import { WorkflowApi } from '../workflow/workflow-api';
import { BuilderApi } from './builder-api';
import { BuilderStore } from './builder-store';
import { fieldErrorsOf } from '../http/field-errors';

/** Off for now, at once on schedule, or as the workflow was. */
export type SaveAs = 'draft' | 'active' | 'asItWas';

/** Brings the draft to the server, and what the server says of it back to the fields. */
@Injectable()
export class BuilderSaving {
  private readonly store = inject(BuilderStore);
  private readonly api = inject(BuilderApi);
  private readonly workflows = inject(WorkflowApi);
  private readonly newer = signal<Workflow | null>(null);

  readonly action = injectAction();
  /** What somebody else made of the workflow meanwhile, when that is why it was not saved. */
  readonly overtakenBy = this.newer.asReadonly();

  /** Null when it did not work: then the fields, the failure or the newer version say why. */
  async save(as: SaveAs): Promise<Workflow | null> {
    if (this.store.problems().length > 0) {
      this.store.leaveAll();
      return null;
    }
    const saved = await this.action.run(() => this.request(as));
    return saved?.value ?? null;
  }

  /** For dialogs that send it themselves. */
  request(as: SaveAs): Observable<Workflow> {
    const workflow = this.store.workflow();
    const status = as === 'asItWas' ? {} : { status: as };
    const input = { ...this.store.definition(), ...status };
    const sent =
      workflow === null ? this.workflows.create(input, this.store.makeKey()) : this.api.replace(workflow, input);
    return sent.pipe(tap({ next: (saved) => this.store.saved(saved), error: (error: unknown) => this.explain(error) }));
  }

  /** There is a newer version than the one that the draft was begun on. */
  overtaken(workflow: Workflow): void {
    this.newer.set(workflow);
  }

  /** The draft as it is, over what somebody else made. */
  keepMine(): void {
    const newer = this.newer();
    if (newer) this.store.rebase(newer);
    this.settle();
  }

  /** What somebody else made, and the draft is gone. */
  takeTheirs(): void {
    const newer = this.newer();
    if (newer) this.store.rebase(newer);
    this.store.discard();
    this.settle();
  }

  private settle(): void {
    this.newer.set(null);
    this.action.clear();
  }

  private explain(error: unknown): void {
    this.store.refused(fieldErrorsOf(error));
    // It was saved already, with other content, by a press whose answer was lost or in another tab. The failure says so.
    if (codeOf(error) === 'IDEMPOTENCY_KEY_REUSED') this.store.becomeAnother();
    const id = this.store.workflow()?.id;
    if (!(error instanceof HttpErrorResponse) || error.status !== 412 || id === undefined) return;
    // The failure itself is told already; without the newer version there is only less to say.
    firstValueFrom(this.workflows.find(id)).then(
      (newer) => this.newer.set(newer),
      () => undefined,
    );
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof HttpErrorResponse ? (error.error as { code?: unknown } | null)?.code : undefined;
}

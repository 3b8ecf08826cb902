import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { type Failure } from '../failure/failure';
import { injectFailure } from '../failure/inject-failure';
import { type Instant } from '../time/clock';
import { WorkflowApi } from '../workflow/workflow-api';
import { BuilderApi } from './builder-api';
import { BuilderSaving } from './builder-saving';
import { BuilderStore } from './builder-store';

type Opening = { state: 'loading' | 'ready' | 'archived' } | { state: 'failed'; failure: Failure };

/** Brings into the builder what its address names: something new, a workflow, or an earlier version of one. */
@Injectable()
export class BuilderOpening {
  private readonly store = inject(BuilderStore);
  private readonly saving = inject(BuilderSaving);
  private readonly workflows = inject(WorkflowApi);
  private readonly api = inject(BuilderApi);
  private readonly failureOf = injectFailure();

  private readonly now = signal<Opening>({ state: 'loading' });
  private readonly kept = signal<Instant | null>(null);
  private readonly earlier = signal<number | null>(null);
  private newest = 0;

  readonly opening = this.now.asReadonly();
  /** When the unfinished work was kept that was found on this device, if any was. */
  readonly resumed = this.kept.asReadonly();
  /** The earlier version that stands in the fields over the newest one. */
  readonly restored = this.earlier.asReadonly();

  openNew(): void {
    this.newest += 1;
    this.store.openNew();
    this.arrived(null);
  }

  /** With `version` its content becomes the draft: nothing of it counts before it is saved. */
  async open(id: string, version: number | null): Promise<void> {
    // An answer that came too late belongs to an address that was left.
    const mine = ++this.newest;
    this.now.set({ state: 'loading' });
    try {
      const [workflow, definition] = await Promise.all([
        firstValueFrom(this.workflows.find(id)),
        version === null ? null : firstValueFrom(this.api.version(id, version)),
      ]);
      if (mine !== this.newest) return;
      if (workflow.status === 'archived') return this.now.set({ state: 'archived' });
      const found = this.store.open(workflow);
      if (definition !== null) this.store.restore(definition);
      else if (found === 'overtaken') this.saving.overtaken(workflow);
      this.arrived(version);
    } catch (error) {
      if (mine === this.newest) this.now.set({ state: 'failed', failure: this.failureOf(error) });
    }
  }

  /** Back to what the server has, or to nothing. */
  discard(): void {
    this.store.discard();
    this.kept.set(null);
    this.earlier.set(null);
  }

  private arrived(version: number | null): void {
    const kept = this.store.kept();
    this.earlier.set(version);
    this.kept.set(version === null && kept.where === 'device' && this.store.unsaved() ? kept.at : null);
    this.now.set({ state: 'ready' });
  }
}

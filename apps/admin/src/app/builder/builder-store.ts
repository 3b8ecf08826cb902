import { computed, inject, Injectable, signal } from '@angular/core';
import { type FieldError, type Workflow } from '@jeongsi/contract';
import { Clock, type Instant } from '../time/clock';
import { LocalDrafts } from './local-drafts';
import { type AudienceDraft } from './model/audience-draft';
import { checkDraft } from './model/check-draft';
import { type Definition, definitionOf, type Draft, draftOf, NEW_DRAFT } from './model/draft';
import { sectionOf } from './model/field';
import { idempotencyKey } from '../http/idempotency-key';
import { same } from '../http/same';
import { type MessageDraft } from './model/message-draft';
import { type PolicyDraft } from './model/policy-draft';
import { firstOfEach, type Problem, problemsOf } from './model/problem';
import { type RecurrenceDraft } from './model/recurrence-draft';
import { type ScheduleDraft } from './model/schedule-draft';
import { type SendingDraft } from './model/sending-draft';
import { type Step, STEPS } from './model/step';

/** Where the newest state of the draft is kept besides this page. */
export type Kept = { where: 'nowhere' | 'lost' } | { where: 'device' | 'server'; at: Instant };

/** The draft, what it was opened from, and what is wrong with it. Provided by the builder: one for each visit. */
@Injectable()
export class BuilderStore {
  private readonly local = inject(LocalDrafts);
  private readonly clock = inject(Clock);

  private identity = idempotencyKey();

  private readonly written = signal<Draft>(NEW_DRAFT);
  private readonly opened = signal<Workflow | null>(null);
  private readonly refusals = signal<readonly FieldError[]>([]);
  private readonly touched = signal<ReadonlySet<string>>(new Set());
  private readonly left = signal<ReadonlySet<Step>>(new Set());
  private readonly keptAs = signal<Kept>({ where: 'nowhere' });

  readonly draft = this.written.asReadonly();
  /** The workflow as the server has it; null for a new one. */
  readonly workflow = this.opened.asReadonly();
  readonly kept = this.keptAs.asReadonly();
  /** The step on screen. */
  readonly step = signal<Step>('basics');

  /** What the draft was made from, where that is not the workflow as it is now. */
  private readonly restored = signal<Definition | null>(null);

  private readonly original = computed<Definition | null>(() => {
    const workflow = this.opened();
    return workflow === null ? null : definitionIn(workflow);
  });

  /** The steps that somebody has been to and left. */
  readonly passed = this.left.asReadonly();

  /** What would be saved. */
  readonly definition = computed<Definition>(() => definitionOf(this.written(), this.restored() ?? this.original()));

  /** Whether something would be lost with this page and this device. */
  readonly unsaved = computed(() => {
    const original = this.original();
    return original === null ? !same(this.written(), NEW_DRAFT) : !same(this.definition(), original);
  });

  /** Whether saving leaves the schedule as it is: what it named and ran does not run again. A draft's begins with switching on. */
  readonly keepsSchedule = computed(() => {
    const workflow = this.opened();
    if (workflow === null || workflow.status === 'draft') return false;
    return same(this.definition().schedule, workflow.schedule);
  });

  /** Everything that keeps it from being saved, in the order of the steps. */
  readonly problems = computed<readonly Problem[]>(() => {
    const found = firstOfEach(checkDraft(this.written()), problemsOf(this.refusals()));
    return found.sort((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step));
  });

  /** The problems to show: nobody is blamed for a field before they were there. */
  readonly shown = computed<readonly Problem[]>(() =>
    this.problems().filter(({ field, step }) => this.left().has(step) || this.touched().has(field)),
  );

  openNew(): void {
    const kept = this.local.read(null);
    this.begin(null, kept?.draft ?? NEW_DRAFT);
    if (!kept) return;
    this.identity = kept.identity;
    this.keptAs.set({ where: 'device', at: kept.savedAt });
  }

  /** Says whether unfinished work on it was found here, and whether somebody changed the workflow since. */
  open(workflow: Workflow): 'fresh' | 'resumed' | 'overtaken' {
    const kept = this.local.read(workflow.id);
    this.begin(workflow, kept?.draft ?? draftOf(definitionIn(workflow)));
    if (!kept) return 'fresh';
    this.keptAs.set({ where: 'device', at: kept.savedAt });
    return kept.version === workflow.version ? 'resumed' : 'overtaken';
  }

  /** Back to what the server has, or to nothing. */
  discard(): void {
    const workflow = this.opened();
    this.local.forget(workflow?.id ?? null);
    this.begin(workflow, workflow === null ? NEW_DRAFT : draftOf(definitionIn(workflow)));
  }

  /** An earlier version's content over the workflow as it is. */
  restore(definition: Definition): void {
    this.begin(this.opened(), draftOf(definition));
    this.restored.set(definition);
  }

  /** The draft as it is goes on, but from a newer version of the workflow. */
  rebase(workflow: Workflow): void {
    this.opened.set(workflow);
  }

  /** The server has it now. */
  saved(workflow: Workflow): void {
    this.local.forget(this.opened()?.id ?? null);
    this.opened.set(workflow);
    this.restored.set(null);
    this.refusals.set([]);
    this.keptAs.set({ where: 'server', at: this.clock.now() });
  }

  refused(errors: readonly FieldError[]): void {
    this.refusals.set(errors);
    this.leaveAll();
  }

  /**
   * The key under which a new workflow is saved: the same in every tab that opened this draft and after a reload. The
   * server makes one workflow of it, also when its answer was lost and somebody presses again.
   */
  makeKey(): string {
    // Whoever saves and loses the page before the answer finds the draft, and the key, again.
    this.keep();
    return this.identity;
  }

  /** Makes another workflow of the draft, once somebody knows that there is one already. */
  becomeAnother(): void {
    this.identity = idempotencyKey();
  }

  /** On this device, at once. */
  keep(): void {
    if (!this.unsaved()) return this.local.forget(this.opened()?.id ?? null);
    const workflow = this.opened();
    const outcome = this.local.write(workflow?.id ?? null, {
      identity: this.identity,
      draft: this.written(),
      version: workflow?.version ?? null,
    });
    this.keptAs.set(outcome === 'kept' ? { where: 'device', at: this.clock.now() } : { where: 'lost' });
  }

  touch(field: string): void {
    if (!this.touched().has(field)) this.touched.update((fields) => new Set(fields).add(field));
  }

  leave(step: Step): void {
    if (!this.left().has(step)) this.left.update((steps) => new Set(steps).add(step));
  }

  leaveAll(): void {
    this.left.set(new Set(STEPS));
  }

  patch(change: Partial<Draft>): void {
    const before = this.definition();
    this.written.update((draft) => ({ ...draft, ...change }));
    if (this.refusals().length > 0) this.forgetRefusals(before);
  }

  patchAudience(change: Partial<AudienceDraft>): void {
    this.patch({ audience: { ...this.written().audience, ...change } });
  }

  patchMessage(change: Partial<MessageDraft>): void {
    this.patch({ message: { ...this.written().message, ...change } });
  }

  patchSending(change: Partial<SendingDraft>): void {
    this.patch({ sending: { ...this.written().sending, ...change } });
  }

  patchSchedule(change: Partial<ScheduleDraft>): void {
    this.patch({ schedule: { ...this.written().schedule, ...change } });
  }

  patchRecurrence(change: Partial<RecurrenceDraft>): void {
    this.patchSchedule({ recurrence: { ...this.written().schedule.recurrence, ...change } });
  }

  patchPolicy(change: Partial<PolicyDraft>): void {
    this.patch({ policy: { ...this.written().policy, ...change } });
  }

  private begin(workflow: Workflow | null, draft: Draft): void {
    this.identity = idempotencyKey();
    this.opened.set(workflow);
    this.restored.set(null);
    this.written.set(draft);
    this.refusals.set([]);
    this.touched.set(new Set());
    // A workflow that was saved once has been through all its steps.
    this.left.set(new Set(workflow === null ? [] : STEPS));
    this.keptAs.set({ where: 'nowhere' });
  }

  /** What the server said of a part counts until that part is another. */
  private forgetRefusals(before: Definition): void {
    const now = this.definition();
    const changed = (path: string) => {
      const section = sectionOf(path) as keyof Definition;
      return !same(before[section], now[section]);
    };
    this.refusals.update((errors) => errors.filter(({ path }) => !changed(path)));
  }
}

function definitionIn({
  name,
  description,
  purpose,
  audience,
  message,
  sending,
  schedule,
  policy,
}: Workflow): Definition {
  return {
    name,
    ...(description !== undefined && { description }),
    ...(purpose !== undefined && { purpose }),
    audience,
    message,
    ...(sending !== undefined && { sending }),
    schedule,
    ...(policy !== undefined && { policy }),
  };
}

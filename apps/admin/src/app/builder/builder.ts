import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { DOCUMENT } from '@angular/common';
import { Router } from '@angular/router';
import { MatButton } from '@angular/material/button';
import { type Workflow } from '@jeongsi/contract';
import { Notices } from '../action/notices';
import { type Failure } from '../failure/failure';
import { FailureNote } from '../failure/failure-note';
import { injectFailure } from '../failure/inject-failure';
import { FieldProblems } from '../form/field-problems';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';
import { PageHead } from '../page/page-head';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectMay } from '../session/may';
import { type Instant } from '../time/clock';
import { injectKoreanDate } from '../time/inject-korean-date';
import { choiceOf } from '../url/url-field';
import { injectUrlState } from '../url/url-state';
import { WorkflowApi } from '../workflow/workflow-api';
import { AudienceLook } from './audience/audience-look';
import { AudienceStep } from './audience/audience-step';
import { BasicsStep } from './basics/basics-step';
import { BuilderSaving, type SaveAs } from './builder-saving';
import { BuilderProblems } from './builder-problems';
import { BuilderStore } from './builder-store';
import { keepClearOfBars } from './clear-of-bars';
import { Connections } from './connections';
import { keepOnDevice } from './device-keeping';
import { FieldFocus } from './field-focus';
import { LeaveQuestion } from './leave-question';
import { MessageLook } from './message/message-look';
import { MessageStep } from './message/message-step';
import { type Place } from './model/field';
import { STEPS } from './model/step';
import { NoticesBar } from './notices-bar';
import { ReviewStep } from './review/review-step';
import { SaveQuestion } from './save-question';
import { ScheduleLook } from './schedule/schedule-look';
import { ScheduleStep } from './schedule/schedule-step';
import { SendingStep } from './sending/sending-step';
import { Stepper } from './stepper/stepper';

const STEP_NUMBERS = ['1', '2', '3', '4', '5', '6'] as const;

type Loading = { state: 'loading' | 'ready' | 'archived' } | { state: 'failed'; failure: Failure };

/** Makes a workflow, or changes one, in six steps that can be walked in any order. */
@Component({
  selector: 'app-builder',
  imports: [
    AudienceStep,
    BasicsStep,
    FailureNote,
    MatButton,
    MessageStep,
    NoticesBar,
    PageHead,
    ReviewStep,
    ScheduleStep,
    SendingStep,
    Stepper,
  ],
  providers: [
    AudienceLook,
    BuilderSaving,
    BuilderStore,
    Connections,
    FieldFocus,
    { provide: FieldProblems, useClass: BuilderProblems },
    LeaveQuestion,
    MessageLook,
    SaveQuestion,
    ScheduleLook,
  ],
  templateUrl: './builder.html',
  styleUrl: './builder.scss',
})
export class Builder {
  /** From the address; without one a workflow is made. */
  readonly id = input<string>();

  private readonly api = inject(WorkflowApi);
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly status = inject(SchedulerStatusStore);
  private readonly schedule = inject(ScheduleLook);
  private readonly language = inject(LanguageStore).current;
  private readonly focus = inject(FieldFocus);
  private readonly leaving = inject(LeaveQuestion);
  private readonly question = inject(SaveQuestion);
  private readonly failureOf = injectFailure();
  private readonly date = injectKoreanDate();
  private readonly url = injectUrlState({ step: choiceOf(STEP_NUMBERS, '1') });
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  /** Once it is saved for good the page is left, and needs no address of its own. */
  private finishing = false;
  private shown: (typeof STEPS)[number] | null = null;

  protected readonly text = injectText();
  protected readonly store = inject(BuilderStore);
  protected readonly saving = inject(BuilderSaving);
  protected readonly canChange = injectMay('operator');
  protected readonly loading = signal<Loading>({ state: 'loading' });
  /** When the unfinished work was kept that was found on this device. */
  protected readonly resumed = signal<Instant | null>(null);

  protected readonly index = computed(() => Number(this.url.value().step) - 1);
  protected readonly step = computed(() => STEPS[this.index()] ?? 'basics');
  protected readonly next = computed(() => {
    const following = STEPS[this.index() + 1];
    return following === undefined ? null : this.text('builder.next', { step: this.text(`builder.step.${following}`) });
  });
  protected readonly sentence = computed(() => this.schedule.look.value()?.sentence[this.language()] ?? '');
  protected readonly running = computed(() => this.store.workflow()?.status === 'active');
  protected readonly kept = computed(() => {
    const kept = this.store.kept();
    switch (kept.where) {
      case 'nowhere':
        return '';
      case 'lost':
        return this.text('builder.kept.lost');
      default:
        return this.text(`builder.kept.${kept.where}`, { at: this.date().time(kept.at) });
    }
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => this.arrive(id));
    });
    effect(() => {
      const saved = this.store.workflow()?.id;
      if (saved !== undefined && this.id() === undefined && !this.finishing) void this.giveAddress(saved);
    });
    effect(() => {
      const step = this.step();
      untracked(() => this.show(step));
    });
    keepOnDevice();
    keepClearOfBars();
  }

  /** Whether the page may be left; asks when something would be. */
  mayLeave(): Promise<boolean> {
    return this.leaving.ask();
  }

  protected go(place: Place): void {
    this.focus.want(place.field);
    if (this.step() === place.step) this.focus.now();
    else this.turnTo(STEPS.indexOf(place.step));
  }

  protected turnTo(index: number): void {
    const number = STEP_NUMBERS[index];
    if (number) this.url.set({ step: number });
  }

  /** On the server as a draft where that is possible, on this device in any case. */
  protected async saveForLater(): Promise<void> {
    this.store.keep();
    const workflow = this.store.workflow();
    if (workflow !== null && workflow.status !== 'draft') return this.notices.tell('builder.saved.device');
    const missing = this.store.problems().length;
    if (missing > 0) return this.notices.tell('builder.saved.deviceOnly', { n: missing });
    if ((await this.saving.save('draft')) !== null) this.notices.tell('builder.saved.draft');
  }

  protected async finish(as: SaveAs): Promise<void> {
    this.store.leaveAll();
    const [first] = this.store.problems();
    if (first) return this.go(first);
    this.finishing = true;
    const saved = await this.question.ask(as);
    this.finishing = saved !== null;
    if (saved === null) return;
    this.status.refresh();
    this.notices.tell(saved.status === 'active' ? 'builder.saved.active' : 'builder.saved.off');
    await this.router.navigate(['/workflows', saved.id]);
  }

  protected discard(): void {
    this.store.discard();
    this.resumed.set(null);
    this.turnTo(0);
  }

  protected again(): void {
    this.arrive(this.id());
  }

  /** A draft that the server has is found again by its address; the focus stays where it is. */
  private async giveAddress(id: string): Promise<void> {
    const focused = this.document.activeElement;
    await this.router.navigate(['/workflows', id, 'edit'], { queryParamsHandling: 'preserve', replaceUrl: true });
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }

  private arrive(id: string | undefined): void {
    // Saving a new draft gives it an address of its own; it is here already.
    if (id !== undefined && this.store.workflow()?.id === id) return;
    if (id === undefined) {
      this.store.openNew();
      this.resumed.set(this.resumedAt());
      this.loading.set({ state: 'ready' });
      return;
    }
    this.loading.set({ state: 'loading' });
    this.api.find(id).subscribe({
      next: (workflow) => this.opened(workflow),
      error: (error: unknown) => this.loading.set({ state: 'failed', failure: this.failureOf(error) }),
    });
  }

  private opened(workflow: Workflow): void {
    if (workflow.status === 'archived') return this.loading.set({ state: 'archived' });
    if (this.store.open(workflow) === 'overtaken') this.saving.overtaken(workflow);
    this.resumed.set(this.resumedAt());
    this.loading.set({ state: 'ready' });
  }

  private resumedAt(): Instant | null {
    const kept = this.store.kept();
    return kept.where === 'device' && this.store.unsaved() ? kept.at : null;
  }

  private show(step: (typeof STEPS)[number]): void {
    const before = this.shown;
    this.shown = step;
    this.store.step.set(step);
    if (step === 'review') this.store.leaveAll();
    if (before === null || before === step) return;
    this.store.leave(before);
    this.focus.next(() => this.heading()?.nativeElement.focus());
  }
}

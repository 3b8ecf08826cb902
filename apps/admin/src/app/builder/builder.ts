import { Component, computed, effect, type ElementRef, inject, input, untracked, viewChild } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import { Router } from '@angular/router';
import { MatButton } from '@angular/material/button';
import { Notices } from '../action/notices';
import { FailureNote } from '../failure/failure-note';
import { FieldProblems } from '../form/field-problems';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';
import { PageHead } from '../page/page-head';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectMay } from '../session/may';
import { injectKoreanDate } from '../time/inject-korean-date';
import { choiceOf, wordsField } from '../url/url-field';
import { injectUrlState } from '../url/url-state';
import { AudienceLook } from './audience/audience-look';
import { AudienceStep } from './audience/audience-step';
import { BasicsStep } from './basics/basics-step';
import { BuilderSaving, type SaveAs } from './builder-saving';
import { BuilderOpening } from './builder-opening';
import { BuilderProblems } from './builder-problems';
import { BuilderStore } from './builder-store';
import { keepClearOfBars } from './clear-of-bars';
import { Comparison } from './conflict/comparison';
import { Connections } from './connections';
import { keepOnDevice } from './device-keeping';
import { FieldFocus } from './field-focus';
import { LeaveQuestion } from './leave-question';
import { MessageLook } from './message/message-look';
import { MessageStep } from './message/message-step';
import { type Place } from './model/field';
import { STEPS } from './model/step';
import { savedWords } from './saved-words';
import { NoticesBar } from './notices-bar';
import { ReviewStep } from './review/review-step';
import { SaveQuestion } from './save-question';
import { ScheduleLook } from './schedule/schedule-look';
import { ScheduleStep } from './schedule/schedule-step';
import { SendingStep } from './sending/sending-step';
import { Stepper } from './stepper/stepper';

const STEP_NUMBERS = ['1', '2', '3', '4', '5', '6'] as const;

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
    BuilderOpening,
    BuilderSaving,
    BuilderStore,
    Comparison,
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

  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly status = inject(SchedulerStatusStore);
  private readonly schedule = inject(ScheduleLook);
  private readonly language = inject(LanguageStore).current;
  private readonly focus = inject(FieldFocus);
  private readonly leaving = inject(LeaveQuestion);
  private readonly date = injectKoreanDate();
  private readonly url = injectUrlState({ step: choiceOf(STEP_NUMBERS, '1'), restore: wordsField });
  private readonly stepHeading = viewChild<ElementRef<HTMLElement>>('stepHeading');
  private readonly review = viewChild(ReviewStep);

  /** Once it is saved for good the page is left, and needs no address of its own. */
  private finishing = false;
  private shown: (typeof STEPS)[number] | null = null;

  protected readonly text = injectText();
  protected readonly store = inject(BuilderStore);
  protected readonly saving = inject(BuilderSaving);
  protected readonly question = inject(SaveQuestion);
  protected readonly canChange = injectMay('operator');
  protected readonly opening = inject(BuilderOpening);

  protected readonly heading = computed(() => {
    const workflow = this.store.workflow();
    if (this.id() === undefined) return this.text('workflow.make');
    return workflow === null ? this.text('builder.edit') : this.text('builder.editNamed', { name: workflow.name });
  });
  protected readonly index = computed(() => Number(this.url.value().step) - 1);
  protected readonly step = computed(() => STEPS[this.index()] ?? 'basics');
  protected readonly next = computed(() => {
    const following = STEPS[this.index() + 1];
    return following === undefined ? null : this.text('builder.next', { step: this.text(`builder.step.${following}`) });
  });
  protected readonly sentence = computed(() => this.schedule.look.value()?.sentence[this.language()] ?? '');
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
    const before = this.store.workflow()?.status;
    const kept = this.store.keepsSchedule();
    const saved = await this.question.ask(as);
    this.finishing = saved !== null && saved !== 'blocked';
    if (saved === 'blocked') return this.tellBlock();
    if (saved === null) return;
    this.status.refresh();
    this.notices.tell(savedWords(saved, before, kept ? 'kept' : 'new'));
    await this.router.navigate(['/workflows', saved.id]);
  }

  private tellBlock(): void {
    const [first] = this.question.blocks();
    this.review()?.focusBlock();
    this.notices.tell('builder.blocked', { problem: first?.words ?? '' });
  }

  protected discard(): void {
    this.opening.discard();
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
    if (id === undefined) return this.opening.openNew();
    // Saving a new draft gives it an address of its own; it is here already.
    if (this.store.workflow()?.id === id) return;
    const version = Number(this.url.value().restore);
    void this.opening.open(id, Number.isInteger(version) && version > 0 ? version : null).then(() => {
      // From here on it is a draft like any other, and a reload finds it on this device.
      if (this.opening.restored() !== null) this.url.set({ restore: '' }, 'replace');
    });
  }

  private show(step: (typeof STEPS)[number]): void {
    const before = this.shown;
    this.shown = step;
    this.store.step.set(step);
    if (step === 'review') this.store.leaveAll();
    if (before === null || before === step) return;
    this.store.leave(before);
    this.focus.next(() => this.stepHeading()?.nativeElement.focus());
  }
}

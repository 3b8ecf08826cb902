import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import { LucideSend } from '@lucide/angular';
import { type ExecutedJob, type TestStep } from '@jeongsi/contract';
import { injectAction } from '../../action/action';
import { ActionFailure } from '../../action/action-failure';
import { injectText } from '../../i18n/text';
import { BuilderApi } from '../builder-api';
import { BuilderSaving } from '../builder-saving';
import { BuilderStore } from '../builder-store';
import { injectBlocks } from './blocks';
import { injectWrittenNumbers } from '../problem-words';
import { WarningList, type WarningLine } from '../warning-list';

const LEVELS: Record<TestStep['outcome'], WarningLine['level']> = { ok: 'info', warn: 'warn', failed: 'error' };

/** A try: everybody's message into the outbox, and for real only to the addresses that are typed here. */
@Component({
  selector: 'app-test-send',
  imports: [ActionFailure, LucideSend, MatButton, RouterLink, WarningList],
  templateUrl: './test-send.html',
  styleUrl: './test-send.scss',
})
export class TestSend {
  private readonly store = inject(BuilderStore);
  private readonly saving = inject(BuilderSaving);
  private readonly api = inject(BuilderApi);

  private readonly blocks = injectBlocks();
  private readonly written = injectWrittenNumbers();

  protected readonly text = injectText();
  protected readonly action = injectAction();
  protected readonly address = signal('');
  protected readonly job = signal<ExecutedJob | null>(null);
  protected readonly channel = computed(() => this.store.draft().message.channel);

  /** Whether there is nobody to be named to whom it could go for real. */
  protected readonly inside = computed(() => this.channel() === 'outbox' || this.channel() === 'webhook');

  /** Why it cannot be tried now, if so. What is switched on is not changed for a try. */
  protected readonly obstacle = computed(() => {
    const open = this.blocks().length;
    if (open > 0) return this.text('builder.test.problems', { n: open });
    const workflow = this.store.workflow();
    const changed = workflow !== null && workflow.status !== 'draft' && this.store.unsaved();
    return changed ? this.text('builder.test.saveFirst') : '';
  });
  protected readonly busy = computed(() => this.action.busy() || this.saving.action.busy());

  protected readonly steps = computed<readonly WarningLine[]>(() =>
    (this.job()?.steps ?? []).map((step) => ({ level: LEVELS[step.outcome], words: this.words(step) })),
  );

  protected async send(): Promise<void> {
    if (this.busy() || this.obstacle()) return;
    this.job.set(null);
    const workflow = await this.savedDraft();
    if (workflow === null) return;
    const recipients = this.address()
      .split(/[,;\s]+/)
      .filter((each) => each !== '');
    const request = { workflowId: workflow, ...(recipients.length > 0 && { recipients }) };
    const done = await this.action.run((key) => this.api.test(request, key));
    if (done) this.job.set(done.value);
  }

  /** A try runs what the server has. */
  private async savedDraft(): Promise<string | null> {
    const workflow = this.store.workflow();
    if (workflow !== null && !this.store.unsaved()) return workflow.id;
    return (await this.saving.save('draft'))?.id ?? null;
  }

  private words({ step, outcome, params }: TestStep): string {
    const { error } = params;
    if (outcome === 'failed') {
      return this.text(`builder.test.${step}.failed`, { error: error ?? this.text('builder.test.nobody') });
    }
    if (step !== 'sending') return this.text(`builder.test.${step}`, this.written(params));
    const key = params['named'] === 0 ? 'builder.test.inside.step' : 'builder.test.sending.step';
    return this.text(key, this.written(params));
  }
}

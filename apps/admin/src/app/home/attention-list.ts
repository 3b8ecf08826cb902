import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { LucideCheckCircle } from '@lucide/angular';
import { type Job } from '@jeongsi/contract';
import { FailureNote } from '../failure/failure-note';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { AcknowledgeDeed } from '../job/acknowledge-deed';
import { Skeleton } from '../list/skeleton';
import { injectMay } from '../session/may';
import { StateChip } from '../state/state-chip';
import { attention } from './attention';
import { injectAttentionRows } from './attention-rows';
import { DayStore } from './day-store';

const SHOWN = 5;

/** What a person should look at: failures, unknown results, held, retried and missed runs, broken connections. */
@Component({
  selector: 'app-attention-list',
  imports: [FailureNote, LucideCheckCircle, MatButton, RouterLink, Skeleton, StateChip],
  templateUrl: './attention-list.html',
  styleUrl: './attention-list.scss',
})
export class AttentionList {
  private readonly day = inject(DayStore);
  private readonly deed = inject(AcknowledgeDeed);

  protected readonly look = this.day.look;
  protected readonly skeleton = this.day.skeleton;
  protected readonly text = injectText();
  protected readonly number = injectNumber();
  protected readonly canChange = injectMay('operator');
  protected readonly found = computed(() => {
    const watched = this.look.value();
    return watched === null ? [] : attention(watched);
  });
  protected readonly whole = signal(false);
  private readonly all = injectAttentionRows(this.found);
  protected readonly rows = computed(() => (this.whole() ? this.all() : this.all().slice(0, SHOWN)));
  protected readonly rest = computed(() => this.all().length - this.rows().length);

  protected async acknowledge(job: Job): Promise<void> {
    await this.deed.do(job);
    this.look.again();
  }
}

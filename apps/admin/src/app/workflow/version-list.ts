import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { LucideHistory } from '@lucide/angular';
import { type Workflow } from '@jeongsi/contract';
import { ChangeList } from '../change/change-list';
import { changeName } from '../change/change-name';
import { LanguageStore } from '../i18n/language-store';
import { injectText } from '../i18n/text';
import { ListFrame } from '../list/list-frame';
import { injectPagedList } from '../list/paged-list';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectMay } from '../session/may';
import { injectKoreanDate } from '../time/inject-korean-date';
import { WorkflowApi } from './workflow-api';

const SHOWN = 5;

/** Every saved state of a workflow: when, what it changed, and the way back to it. */
@Component({
  selector: 'app-version-list',
  imports: [ChangeList, ListFrame, LucideHistory, MatButton, RouterLink],
  templateUrl: './version-list.html',
  styleUrl: './version-list.scss',
})
export class VersionList {
  readonly workflow = input.required<Workflow>();

  private readonly api = inject(WorkflowApi);
  private readonly date = injectKoreanDate();
  private readonly status = inject(SchedulerStatusStore);
  private readonly language = inject(LanguageStore).current;
  private readonly may = injectMay('operator');

  protected readonly text = injectText();
  /** Nothing can be saved over what is gone. */
  protected readonly canRestore = computed(() => this.may() && this.workflow().status !== 'archived');
  /** Another version of the workflow means another list. */
  private readonly question = computed(() => ({ id: this.workflow().id, version: this.workflow().version }), {
    equal: (a, b) => a.id === b.id && a.version === b.version,
  });
  protected readonly list = injectPagedList({
    query: this.question,
    fetch: ({ id }, page) => this.api.versions(id, page),
  });
  protected readonly whole = signal(false);
  protected readonly rest = computed(() => (this.whole() ? 0 : this.list.feed().items.length - SHOWN));
  /** The rest of it comes with the rest of the rows. */
  protected readonly feed = computed(() =>
    this.rest() > 0 ? { ...this.list.feed(), nextCursor: null } : this.list.feed(),
  );
  protected readonly rows = computed(() => {
    const { items, nextCursor } = this.list.feed();
    const now = this.status.serverNow();
    return items.slice(0, this.whole() ? items.length : SHOWN).map((saved, index) => ({
      saved,
      when: this.date().near(Date.parse(saved.savedAt), now),
      inForce: index === 0,
      sentence: saved.sentence[this.language()],
      changed: this.changed(saved.changes, nextCursor === null && index === items.length - 1),
    }));
  });

  private changed(changes: readonly { path: string }[], first: boolean): string {
    if (first) return this.text('version.first');
    const names = [...new Set(changes.map(({ path }) => changeName(path, this.text)))];
    return names.length === 0
      ? this.text('version.unchanged')
      : this.text('version.changed', { what: names.join(', ') });
  }
}

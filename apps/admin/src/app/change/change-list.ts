import { Component, computed, inject, input } from '@angular/core';
import { type AuditChange } from '@jeongsi/contract';
import { injectText } from '../i18n/text';
import { SchedulerStatusStore } from '../scheduler/scheduler-status-store';
import { injectKoreanDate } from '../time/inject-korean-date';
import { changeName } from './change-name';
import { changeValue } from './change-value';

/** What changed, value by value: what it was and what it is. */
@Component({
  selector: 'app-change-list',
  template: `
    <dl>
      @for (row of rows(); track row.path) {
        <div>
          <dt [title]="row.path">{{ row.name }}</dt>
          <dd>
            @if (row.before) {
              <del
                ><span class="cdk-visually-hidden">{{ text('audit.before') }}</span
                >{{ row.before }}</del
              >
            }
            @if (row.after) {
              <ins
                ><span class="cdk-visually-hidden">{{ text('audit.after') }}</span
                >{{ row.after }}</ins
              >
            }
          </dd>
        </div>
      }
    </dl>
  `,
  styleUrl: './change-list.scss',
})
export class ChangeList {
  readonly changes = input.required<readonly AuditChange[]>();

  private readonly date = injectKoreanDate();
  private readonly status = inject(SchedulerStatusStore);

  protected readonly text = injectText();
  protected readonly rows = computed(() => {
    const instant = (at: number) => this.date().near(at, this.status.answeredAt());
    return this.changes().map(({ path, before, after }) => ({
      path,
      name: changeName(path, this.text),
      before: changeValue(path, before, this.text, instant),
      after: changeValue(path, after, this.text, instant),
    }));
  });
}

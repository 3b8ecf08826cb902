import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectText } from '../i18n/text';
import { StateChip } from '../state/state-chip';
import { type JobRow } from './job-row';

/** A few jobs of one workflow: when, how they stand, whom they reached. */
@Component({
  selector: 'app-short-job-list',
  imports: [RouterLink, StateChip],
  template: `
    <ul>
      @for (row of rows(); track row.job.id) {
        <li>
          <a [routerLink]="['/jobs', row.job.id]">
            <span class="when">
              <time class="number" [attr.datetime]="row.iso">{{ row.when }}</time>
              <span class="meta number">{{ row.relative }}</span>
            </span>
            <span class="meta number">{{ row.reached }}</span>
            <span class="chips">
              @if (row.job.mode === 'test') {
                <span class="tag">{{ text('job.mode.test') }}</span>
              }
              <app-state-chip [look]="row.look" />
            </span>
          </a>
        </li>
      } @empty {
        <li class="none">{{ none() }}</li>
      }
    </ul>
  `,
  styleUrl: './short-job-list.scss',
})
export class ShortJobList {
  protected readonly text = injectText();

  readonly rows = input.required<readonly JobRow[]>();
  /** What to say when there is none. */
  readonly none = input.required<string>();
}

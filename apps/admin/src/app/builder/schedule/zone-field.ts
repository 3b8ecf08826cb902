import { afterNextRender, Component, computed, ElementRef, inject, Injector, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LanguageStore } from '../../i18n/language-store';
import { injectText } from '../../i18n/text';
import { SchedulerStatusStore } from '../../scheduler/scheduler-status-store';
import { KoreanDate } from '../../time/korean-date';
import { BuilderStore } from '../builder-store';
import { Control } from '../../form/control';
import { Field } from '../../form/field';
import { injectFieldProblem } from '../../form/field-problem';
import { isZone } from './near-day';

/** The zone whose clock counts: a line of text until somebody wants another. */
@Component({
  selector: 'app-zone-field',
  imports: [Control, Field, MatButton],
  template: `
    @if (open()) {
      <app-field name="schedule.timeZone" [label]="text('builder.zone')" [hint]="text('builder.zone.hint')">
        <input
          app-control
          #box
          type="text"
          list="time-zones"
          autocomplete="off"
          spellcheck="false"
          [placeholder]="status.timeZone()"
          [value]="zone()"
          (input)="store.patchSchedule({ timeZone: box.value.trim() })"
        />
      </app-field>
      <datalist id="time-zones">
        @for (name of zones; track name) {
          <option [value]="name"></option>
        }
      </datalist>
    } @else {
      <p>
        <span class="label">{{ text('builder.zone') }}</span> {{ words() }}
        <button matButton type="button" [attr.aria-label]="text('builder.zone.change')" (click)="change()">
          {{ text('builder.change') }}
        </button>
      </p>
    }
    @if (foreign()) {
      <p class="hint">{{ text('builder.zone.foreign') }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 6px;
    }

    p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 8px;
    }

    .label {
      font-size: 13px;
      font-weight: 600;
    }

    .hint {
      color: var(--app-muted);
      font-size: 13px;
      line-height: 20px;
    }
  `,
})
export class ZoneField {
  private readonly language = inject(LanguageStore).current;
  private readonly injector = inject(Injector);
  private readonly box = viewChild<string, ElementRef<HTMLInputElement>>('box', { read: ElementRef });
  private readonly problem = injectFieldProblem('schedule.timeZone');
  private readonly asked = signal(false);

  protected readonly store = inject(BuilderStore);
  protected readonly status = inject(SchedulerStatusStore);
  protected readonly text = injectText();
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  protected readonly zone = computed(() => this.store.draft().schedule.timeZone);
  protected readonly open = computed(() => this.asked() || this.problem() !== '');
  private readonly used = computed(() => this.zone() || this.status.timeZone());
  /** Only here are there clocks that go forward and back. */
  protected readonly foreign = computed(() => this.used() !== 'Asia/Seoul');

  protected readonly words = computed(() =>
    isZone(this.used()) ? new KoreanDate(this.language(), this.used()).zone(this.status.serverNow()) : this.used(),
  );

  protected change(): void {
    this.asked.set(true);
    afterNextRender(() => this.box()?.nativeElement.focus(), { injector: this.injector });
  }
}

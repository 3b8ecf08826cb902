import { Component, computed, inject, input } from '@angular/core';
import { LucideDynamicIcon, type LucideIcon } from '@lucide/angular';
import { LanguageStore } from '../../i18n/language-store';
import { ChangeMark } from './change-mark';
import { type Tone } from '../../state/tone';

/**
 * One count of the card: its name, its number, its state. A zero is neutral: colour means "look here". An attribute on
 * a `div`, since a list of terms may hold nothing else between itself and them.
 */
@Component({
  selector: 'div[app-count-tile]',
  imports: [LucideDynamicIcon],
  hostDirectives: [{ directive: ChangeMark, inputs: ['appChangeMark: count'] }],
  host: { '[class]': 'hostClass()' },
  template: `
    <dt>
      <svg [lucideIcon]="icon()" size="18" />
      {{ label() }}
    </dt>
    <dd>
      @if (count() === null) {
        <span class="skeleton"></span>
      } @else {
        @for (number of [shown()]; track number.text) {
          <span class="number" animate.enter="number-enter" animate.leave="number-leave">{{ number.text }}</span>
        }
      }
    </dd>
  `,
  styleUrl: './count-tile.scss',
})
export class CountTile {
  readonly label = input.required<string>();
  /** Null until the first answer. */
  readonly count = input.required<number | null>();
  readonly icon = input.required<LucideIcon>();
  readonly tone = input.required<Tone>();
  /** Whether the whole tile, not only its icon, takes the state's colour. */
  readonly emphasis = input<'icon' | 'tile'>('icon');

  private readonly language = inject(LanguageStore).current;

  /** An object per number, so that a new number is a new element and can slide in beside the old one. */
  protected readonly shown = computed(() => ({
    text: new Intl.NumberFormat(this.language()).format(this.count() ?? 0),
  }));
  protected readonly hostClass = computed(() => {
    const tone = this.count() ? this.tone() : 'idle';
    return `tone-${tone}${tone !== 'idle' && this.emphasis() === 'tile' ? ' filled' : ''}`;
  });
}

import { Component, input } from '@angular/core';
import { LucideDynamicIcon } from '@lucide/angular';
import { injectText } from '../i18n/text';
import { type StateLook } from './state-look';

/** A state in one word, with its icon and colour. */
@Component({
  selector: 'app-state-chip',
  imports: [LucideDynamicIcon],
  host: { '[class]': '"tone-" + look().tone' },
  template: `<svg [lucideIcon]="look().icon" size="16" /><span>{{ text(look().label) }}</span>`,
  styleUrl: './state-chip.scss',
})
export class StateChip {
  readonly look = input.required<StateLook>();

  protected readonly text = injectText();
}

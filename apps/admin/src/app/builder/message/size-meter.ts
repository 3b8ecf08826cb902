import { Component, computed, inject } from '@angular/core';
import { injectNumber } from '../../i18n/inject-number';
import { injectText } from '../../i18n/text';
import { injectTypeName } from '../../message/type-name';
import { MessageLook } from './message-look';

/** How long the longest of the messages is, as the server counted it, and what kind of message that makes. */
@Component({
  selector: 'app-size-meter',
  template: `
    @if (size(); as found) {
      <p>
        @if (found.type) {
          <strong>{{ found.type }}</strong>
        }
        <span class="number" [class.over]="found.over">{{ found.words }}</span>
        <span class="about">{{ text('builder.size.longest') }}</span>
      </p>
      <span class="bar" [class.over]="found.over" aria-hidden="true"><i [style.width.%]="found.share"></i></span>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
    }

    :host:empty {
      display: none;
    }

    p {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      font-size: 13px;
      line-height: 20px;
    }

    .about {
      color: var(--app-muted);
    }

    .bar {
      height: 6px;
      border-radius: 3px;
      background: var(--mat-sys-surface-container-highest);
    }

    i {
      display: block;
      height: 100%;
      max-width: 100%;
      border-radius: 3px;
      background: var(--mat-sys-primary);
    }

    .number.over {
      color: var(--app-err-fg);
      font-weight: 600;
    }

    .bar.over i {
      background: var(--app-err-fill);
    }
  `,
})
export class SizeMeter {
  private readonly look = inject(MessageLook).look;
  private readonly number = injectNumber();
  private readonly typeName = injectTypeName();

  protected readonly text = injectText();

  protected readonly size = computed(() => {
    const measured = (this.look.value()?.samples ?? []).filter((sample) => sample.size !== undefined);
    const longest = measured.sort((a, b) => (b.size?.size ?? 0) - (a.size?.size ?? 0))[0];
    if (!longest?.size) return null;
    const { size, limit, unit } = longest.size;
    const key = unit === 'bytes' ? 'builder.size.bytes' : 'builder.size.characters';
    return {
      type: this.typeName(longest.type ?? ''),
      words: this.text(key, { n: this.number()(size), most: this.number()(limit) }),
      share: Math.min(100, (size / limit) * 100),
      over: size > limit,
    };
  });
}

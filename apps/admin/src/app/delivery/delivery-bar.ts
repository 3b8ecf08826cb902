import { Component, computed, input } from '@angular/core';
import { type DeliveryCounts } from '@jeongsi/contract';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';

/** How far a job has come, as one bar: sent, failed, unknown, left out; the rest is to come. */
@Component({
  selector: 'app-delivery-bar',
  host: { role: 'img', '[attr.aria-label]': 'label()' },
  template: `
    @for (piece of pieces(); track piece.tone) {
      <i [class]="'tone-' + piece.tone" [style.flex-grow]="piece.count"></i>
    }
  `,
  styleUrl: './delivery-bar.scss',
})
export class DeliveryBar {
  readonly counts = input.required<DeliveryCounts>();

  private readonly text = injectText();
  private readonly number = injectNumber();

  protected readonly pieces = computed(() => {
    const { accepted, delivered, failed, unknown, skipped, pending, sending, held } = this.counts();
    return [
      { tone: 'ok', count: accepted + delivered },
      { tone: 'err', count: failed },
      { tone: 'warn', count: unknown },
      { tone: 'idle', count: skipped },
      { tone: 'rest', count: pending + sending + held },
    ];
  });

  protected readonly label = computed(() => {
    const { total, accepted, delivered, failed, unknown, skipped, pending, sending, held } = this.counts();
    const number = this.number();
    return this.text('delivery.bar', {
      total: number(total),
      sent: number(accepted + delivered),
      failed: number(failed),
      unknown: number(unknown),
      skipped: number(skipped),
      rest: number(pending + sending + held),
    });
  });
}

import { inject, Injectable } from '@angular/core';
import { type Delivery } from '@jeongsi/contract';
import { Notices } from '../action/notices';
import { Confirm } from '../confirm/confirm';
import { type Deed } from '../http/deed';
import { injectText } from '../i18n/text';
import { JobApi } from '../job/job-api';

export type DeliveryAction = 'resend' | 'settle';

/** What a person does about a delivery of which nobody knows whether it arrived. */
@Injectable({ providedIn: 'root' })
export class DeliveryDeeds {
  private readonly api = inject(JobApi);
  private readonly confirm = inject(Confirm);
  private readonly notices = inject(Notices);
  private readonly text = injectText();

  /** The delivery as it is afterwards; `reload` when it had changed meanwhile; null when nothing was done. */
  async act(action: DeliveryAction, delivery: Delivery): Promise<Delivery | 'reload' | null> {
    const answer = await this.confirm.ask(action === 'resend' ? this.resend(delivery) : this.settle(delivery));
    if (answer.kind === 'reload') return 'reload';
    if (answer.kind === 'left') return null;
    this.notices.tell(`delivery.${action}.done`);
    return answer.value;
  }

  private resend(delivery: Delivery) {
    return {
      title: this.text('delivery.resend.title', { who: nameOf(delivery) }),
      effects: [this.text('delivery.resend.effect'), this.text('delivery.resend.after')],
      verb: this.text('delivery.resend'),
      tone: 'plain' as const,
      reason: 'asked' as const,
      act: (deed: Deed) => this.api.resend(delivery, deed),
    };
  }

  private settle(delivery: Delivery) {
    return {
      title: this.text('delivery.settle.title', { who: nameOf(delivery) }),
      effects: [this.text('delivery.settle.effect')],
      verb: this.text('delivery.settle.verb'),
      tone: 'plain' as const,
      choice: {
        legend: this.text('delivery.settle.legend'),
        preset: null,
        options: [
          { value: 'delivered', label: this.text('delivery.settle.delivered') },
          {
            value: 'failed',
            label: this.text('delivery.settle.failed'),
            hint: this.text('delivery.settle.failed.hint'),
          },
        ],
      },
      reason: 'asked' as const,
      act: ({ chosen, ...deed }: Deed & { chosen: string }) =>
        this.api.settle(delivery, { state: chosen === 'failed' ? 'failed' : 'delivered' }, deed),
    };
  }
}

function nameOf({ name, address }: Delivery): string {
  return name === undefined ? address : `${name} ${address}`;
}

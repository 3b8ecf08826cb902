import { computed, inject, Injectable, signal } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { type Workflow } from '@jeongsi/contract';
import { filter, firstValueFrom } from 'rxjs';
import { Confirm } from '../confirm/confirm';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { BuilderSaving, type SaveAs } from './builder-saving';
import { BuilderStore } from './builder-store';
import { MessageLook } from './message/message-look';

const MANY = 1_000;

/** Saves; asks first where that starts to send at once, or to very many. */
@Injectable()
export class SaveQuestion {
  private readonly store = inject(BuilderStore);
  private readonly saving = inject(BuilderSaving);
  private readonly messages = inject(MessageLook);
  private readonly confirm = inject(Confirm);
  private readonly text = injectText();
  private readonly number = injectNumber();
  private readonly waiting$ = toObservable(this.messages.look.waiting);
  private readonly underWay = signal(false);

  /** Whether the recipients of what is to be switched on are being counted. */
  readonly counting = this.underWay.asReadonly();

  /** What saving does, on the button that saves and on the one that confirms it. */
  readonly verb = computed(() => {
    if (this.store.draft().schedule.type === 'immediate') return this.text('builder.saveSend');
    return this.text(this.store.workflow()?.status === 'active' ? 'builder.save' : 'builder.saveOn');
  });

  /** The saved workflow; null when it was not saved. */
  async ask(as: SaveAs): Promise<Workflow | null> {
    if (as === 'active') await this.count();
    const recipients = this.messages.look.value()?.recipients;
    const running = this.store.workflow()?.status === 'active';
    const atOnce = this.store.draft().schedule.type === 'immediate';
    if (as !== 'active' || (!atOnce && (recipients ?? 0) <= MANY)) return this.saving.save(as);
    this.saving.action.clear();
    const people =
      recipients === undefined ? [] : [this.text('builder.confirm.people', { n: this.number()(recipients) })];
    const answer = await this.confirm.ask({
      title: this.text(`builder.confirm.${atOnce ? 'atOnce' : running ? 'manyRunning' : 'many'}`),
      effects: [
        ...people,
        this.text(atOnce ? 'builder.confirm.atOnce.effect' : 'builder.confirm.many.effect'),
        this.text('builder.confirm.final'),
      ],
      verb: this.verb(),
      tone: 'plain',
      ...(recipients !== undefined && { recipients }),
      act: () => this.saving.request(as),
    });
    return answer.kind === 'done' ? answer.value : null;
  }

  /** Who is quicker than the server would otherwise never be asked whether so many are meant. */
  private async count(): Promise<void> {
    this.underWay.set(true);
    await firstValueFrom(this.waiting$.pipe(filter((waiting) => !waiting)));
    this.underWay.set(false);
  }
}

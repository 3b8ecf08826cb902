import { computed, inject, Injectable, signal } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { type Workflow } from '@jeongsi/contract';
import { filter, firstValueFrom } from 'rxjs';
import { Confirm } from '../confirm/confirm';
import { injectNumber } from '../i18n/inject-number';
import { injectText } from '../i18n/text';
import { AudienceLook } from './audience/audience-look';
import { BuilderSaving, type SaveAs } from './builder-saving';
import { BuilderStore } from './builder-store';
import { MessageLook } from './message/message-look';
import { listRows } from './model/audience-draft';
import { injectBlocks } from './review/blocks';
import { ScheduleLook } from './schedule/schedule-look';

const MANY = 1_000;

/** Saves; asks first where that starts to send at once, or to very many. */
@Injectable()
export class SaveQuestion {
  private readonly store = inject(BuilderStore);
  private readonly saving = inject(BuilderSaving);
  private readonly audience = inject(AudienceLook);
  private readonly messages = inject(MessageLook);
  private readonly schedule = inject(ScheduleLook);
  private readonly confirm = inject(Confirm);
  private readonly text = injectText();
  private readonly number = injectNumber();
  private readonly waiting$ = toObservable(
    computed(() => this.messages.look.waiting() || this.schedule.look.waiting()),
  );
  private readonly underWay = signal(false);

  /** Whether the recipients of what is to be switched on are being counted. */
  readonly counting = this.underWay.asReadonly();

  /** What keeps it from being switched on, as far as is known. */
  readonly blocks = injectBlocks();

  /** Whether saving it switched on sends at once; what ran right away already does not run again. */
  readonly atOnce = computed(() => this.store.draft().schedule.type === 'immediate' && !this.store.keepsSchedule());

  /** What saving does, on the button that saves and on the one that confirms it. */
  readonly verb = computed(() => {
    if (this.atOnce()) return this.text('builder.saveSend');
    return this.text(this.store.workflow()?.status === 'active' ? 'builder.save' : 'builder.saveOn');
  });

  /** Whether nothing comes of it any more, so that nobody is sent anything by saving it. */
  private readonly finished = computed(
    () => this.schedule.look.value()?.warnings.some(({ code }) => code === 'FINISHED') ?? false,
  );

  /** The saved workflow; `blocked` when it must not be switched on as it stands, null when it was not saved. */
  async ask(as: SaveAs): Promise<Workflow | 'blocked' | null> {
    if (as === 'active') await this.count();
    if (as === 'active' && this.blocks().length > 0) return 'blocked';
    const recipients = this.recipients();
    const running = this.store.workflow()?.status === 'active';
    const atOnce = this.atOnce();
    const few = (this.counted() && (recipients ?? 0) <= MANY) || this.finished();
    if (as !== 'active' || (!atOnce && few)) return this.saving.save(as);
    this.saving.action.clear();
    const many = this.counted() ? (running ? 'manyRunning' : 'many') : 'uncounted';
    const answer = await this.confirm.ask({
      title: this.text(`builder.confirm.${atOnce ? 'atOnce' : many}`),
      effects: [
        this.people(recipients),
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

  /** Whether the server counted who would get what stands in the fields now. */
  private counted(): boolean {
    const { value, failure } = this.messages.look;
    return value() !== null && failure() === null;
  }

  /** How many it reaches at most; undefined where nobody can tell. A list's length is known without the server's count. */
  private recipients(): number | undefined {
    if (this.counted()) return this.messages.look.value()?.recipients;
    const { source, list } = this.store.draft().audience;
    if (source === 'list') return listRows(list).length;
    return source === 'file' ? this.audience.file.value()?.rowCount : undefined;
  }

  private people(recipients: number | undefined): string {
    if (recipients === undefined) return this.text('builder.confirm.people.unknown');
    const n = this.number()(recipients);
    return this.text(this.counted() ? 'builder.confirm.people' : 'builder.confirm.people.most', { n });
  }

  /** Who is quicker than the server would otherwise never be asked whether so many are meant. */
  private async count(): Promise<void> {
    this.underWay.set(true);
    await firstValueFrom(this.waiting$.pipe(filter((waiting) => !waiting)));
    this.underWay.set(false);
  }
}

import { computed, inject, type Signal } from '@angular/core';
import { type ChannelName } from '@jeongsi/contract';
import { injectNumber } from '../../i18n/inject-number';
import { LanguageStore } from '../../i18n/language-store';
import { injectText } from '../../i18n/text';
import { CHANNEL_LOOKS } from '../../state/channel-look';
import { durationText } from '../../time/duration-text';
import { BuilderStore } from '../builder-store';
import { injectWallWords } from '../../time/wall-words';
import { injectTypeName } from '../../message/type-name';
import { MessageLook } from '../message/message-look';
import { type Step } from '../model/step';
import { ScheduleLook } from '../schedule/schedule-look';

/** What there is to know about each step when all is well. Needs an injection context of the builder. */
export function injectCheckFacts(): Signal<Record<Exclude<Step, 'review'>, readonly string[]>> {
  const store = inject(BuilderStore);
  const text = injectText();
  const number = injectNumber();
  const typeName = injectTypeName();
  const language = inject(LanguageStore).current;
  const messages = inject(MessageLook);
  const schedule = inject(ScheduleLook);
  const words = injectWallWords();
  return computed(() => {
    const { name, purpose, message } = store.draft();
    const preview = messages.look.value();
    // Whoever no message can be made for is left out, too, and no step of the funnel counts them.
    const out = preview === null ? 0 : (preview.funnel[0]?.left ?? preview.recipients) - preview.recipients;
    const when = schedule.look.value();
    const [first] = when?.occurrences ?? [];
    const money = (won: number) => text('builder.won', { n: number()(Math.round(won)) });
    return {
      basics: [
        [name.trim(), text(CHANNEL_LOOKS[message.channel].label), text(`purpose.${purpose}`)]
          .filter(Boolean)
          .join(' · '),
      ],
      audience:
        preview === null ? [] : [text('builder.check.people', { n: number()(preview.recipients), out: number()(out) })],
      message: Object.entries(preview?.types ?? {}).map(([type, n]) =>
        text('builder.check.type', { type: typeName(type), n: number()(n) }),
      ),
      sending: [
        ...(preview === null
          ? []
          : preview.durationSeconds === undefined
            ? [text('builder.check.duration.none')]
            : [
                text('builder.check.duration', { duration: durationText(language(), preview.durationSeconds * 1_000) }),
              ]),
        ...(preview?.cost === undefined
          ? paid(message.channel) && preview !== null
            ? [text('builder.check.cost.none')]
            : []
          : [text('builder.check.cost', { cost: money(preview.cost.total) })]),
      ],
      schedule: [
        ...(when === null ? [] : [when.sentence[language()]]),
        ...(first === undefined
          ? []
          : [
              text(store.keepsSchedule() ? 'builder.check.next' : 'builder.check.first', {
                at: words().full(first.localTime),
              }),
            ]),
      ],
    };
  });
}

/** Whether somebody is paid for each message. */
function paid(channel: ChannelName): boolean {
  return channel === 'sms' || channel === 'alimtalk';
}

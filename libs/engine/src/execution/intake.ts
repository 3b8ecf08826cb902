import { type AudienceRow } from '../audience/audience-source';
import { mapRow } from '../audience/recipient';
import { type NewDelivery } from '../delivery/delivery';
import { type DeliveryStore } from '../delivery/delivery-store';
import { type Clock } from '../instant';
import { scopesFor } from '../purpose/purpose';
import { refusalOf } from '../sending/gate';
import { type Ids } from '../store/ids';
import { type Tx, type UnitOfWork } from '../store/unit-of-work';
import { type SuppressionStore } from '../suppression/suppression-store';
import { type RunContext, throwIfStopped } from './run-context';
import { TestRecipients } from './test-recipients';

/** Rows per transaction. */
const BATCH = 500;

/** Where test mode sends everything that has no named receiver. */
const OUTBOX = 'outbox';

/**
 * Turns the audience into delivery rows, batch by batch, each with a checkpoint: an attempt that is cut off goes on behind
 * the last row recorded. Everybody is written down before anybody is sent to, so that a source that breaks in the middle
 * has reached nobody.
 */
export class Intake {
  constructor(
    private readonly parts: {
      clock: Clock;
      unitOfWork: UnitOfWork;
      deliveries: DeliveryStore;
      suppressions: SuppressionStore;
      ids: Ids;
    },
  ) {}

  async run(context: RunContext): Promise<void> {
    if (context.job.audience.complete) return;
    const { retryOf } = context.job.options ?? {};
    if (retryOf) await this.#copy(context, retryOf);
    else await this.#stream(context);
  }

  async #copy(
    context: RunContext,
    source: NonNullable<NonNullable<RunContext['job']['options']>['retryOf']>,
  ): Promise<void> {
    const { clock, unitOfWork, deliveries, ids } = this.parts;
    let afterId: string | undefined;
    do {
      throwIfStopped(context.stop);
      afterId = await unitOfWork.write((tx) =>
        deliveries.copy(tx, context.hold, { ...source, afterId }, BATCH, () => ids.next(), clock.now()),
      );
    } while (afterId !== undefined);
  }

  async #stream(context: RunContext): Promise<void> {
    const { source, definition, job, stop } = context;
    const used = new Set(context.channel.variables(definition.message).map(({ name }) => name));
    const named = new TestRecipients(job.options?.recipients ?? [], context.channel);
    let rows = job.audience.rows;
    let batch: NewDelivery[] = [];
    for await (const page of source.open(definition.audience, { fromRow: rows, signal: stop })) {
      for (const row of page) {
        rows += 1;
        batch.push(this.#delivery(context, row, rows, used, named));
        if (batch.length < BATCH) continue;
        await this.#add(context, batch, { rows, complete: false });
        batch = [];
        throwIfStopped(stop);
      }
    }
    // An iterator that ends early because of the signal looks like one that came to its end.
    throwIfStopped(stop);
    batch.push(...named.absent().map((recipient) => ({ ...recipient, id: this.parts.ids.next() })));
    await this.#add(context, batch, { rows, complete: true });
  }

  #delivery(
    context: RunContext,
    row: AudienceRow,
    number: number,
    used: ReadonlySet<string>,
    named: TestRecipients,
  ): NewDelivery {
    const { definition, channel, job } = context;
    const { skip, recipientKey, address, name, consent, variables } = mapRow(row, definition.audience.mapping, (raw) =>
      channel.normaliseAddress(raw),
    );
    const base = {
      id: this.parts.ids.next(),
      address,
      ...(name !== undefined && { name }),
      ...(consent && { consent }),
      variables: pick(variables, used),
    };
    if (skip) {
      // Its own key, so that it does not stand in the way of a sound row of the same person.
      return {
        ...base,
        recipientKey: `${recipientKey} (row ${number})`,
        channel: channel.channel,
        state: 'skipped',
        errorCode: skip,
      };
    }
    const live = job.mode === 'live' || named.take(base);
    return { ...base, recipientKey, channel: live ? channel.channel : OUTBOX, state: 'pending' };
  }

  async #add(
    context: RunContext,
    batch: readonly NewDelivery[],
    checkpoint: { rows: number; complete: boolean },
  ): Promise<void> {
    const { clock, unitOfWork, deliveries } = this.parts;
    await unitOfWork.write(async (tx) => {
      const judged = context.job.mode === 'test' ? batch : await this.#leaveOut(tx, context, batch);
      await deliveries.add(tx, context.hold, judged, checkpoint, clock.now());
    });
  }

  /** Whom the message may not reach at all is said at once, though it is asked again at the send: so the counts tell early. */
  async #leaveOut(tx: Tx, { gate }: RunContext, batch: readonly NewDelivery[]): Promise<NewDelivery[]> {
    const suppressed = await this.parts.suppressions.among(
      tx,
      batch.map(({ address }) => address),
      scopesFor(gate.purpose),
    );
    return batch.map((delivery): NewDelivery => {
      const { consent, address, state } = delivery;
      const recipient = { suppressed: suppressed.has(address), ...(consent && { consent }) };
      const refusal = state === 'pending' ? refusalOf(recipient, gate.purpose) : undefined;
      return refusal ? { ...delivery, state: 'skipped', errorCode: refusal } : delivery;
    });
  }
}

/** Only what the message uses is kept: less to store, and less to leak. */
function pick(variables: Record<string, string>, used: ReadonlySet<string>): Record<string, string> {
  const picked = Object.create(null) as Record<string, string>;
  for (const name of used) {
    if (Object.hasOwn(variables, name)) picked[name] = variables[name] as string;
  }
  return picked;
}

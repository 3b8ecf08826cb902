import { type Channel } from '../channel/channel';
import { type DeliveryRecord, type DeliveryReport } from '../delivery/delivery';
import { type ActiveRuns } from '../execution/active-runs';
import { persist } from '../execution/persist';
import { type ReadyAgain, readyAgain } from '../execution/send-again';
import { type Outcome, done, refused } from '../outcome';
import { scopesFor } from '../purpose/purpose';
import { decide, type GateVerdict } from '../sending/gate';
import { type Alongside, type Tx } from '../store/unit-of-work';
import { type SuppressionStore } from '../suppression/suppression-store';
import { type JobRecord } from './job';
import { conflict, type JobParts, tell } from './job-parts';

export interface DoubtParts extends JobParts {
  suppressions: SuppressionStore;
  channels: ReadonlyMap<string, Channel>;
  active: ActiveRuns;
}

/** Reports per transaction. */
const REPORTS_AT_ONCE = 500;

/** Deliveries that nobody can be sure of: a person decides them, or the provider reports. */
export class DoubtfulDeliveries {
  constructor(private readonly parts: DoubtParts) {}

  /**
   * Sends an `unknown` one again, at once, with the same key. The gate applies, the pace does not: it is one message. A crash
   * in between leaves it `unknown`.
   */
  async resend(
    jobId: string,
    deliveryId: string,
    alongside?: Alongside<DeliveryRecord>,
  ): Promise<Outcome<DeliveryRecord>> {
    const job = await this.parts.jobs.find(jobId);
    const delivery = await this.parts.deliveries.find(jobId, deliveryId);
    if (!job || !delivery) return refused({ kind: 'not-found' });
    if (delivery.state !== 'unknown') return notUnknown(delivery);
    const ready = await readyAgain(job, delivery, this.parts);
    if ('problem' in ready) return conflict(ready.problem.code, ready.problem.message);
    try {
      return await this.parts.active.during(jobId, () => this.#sendAgain(job, delivery, ready, alongside));
    } finally {
      await ready.close().catch(() => undefined); // What was sent is recorded; an unclosed connection harms nobody.
    }
  }

  /** A person says what became of an `unknown` one. `alongside` hears its id. */
  async settle(
    jobId: string,
    deliveryId: string,
    to: 'delivered' | 'failed',
    alongside?: Alongside<string>,
  ): Promise<Outcome<DeliveryRecord>> {
    const { clock, unitOfWork, deliveries } = this.parts;
    const settled = await unitOfWork.write(async (tx) => {
      if (!(await deliveries.settle(tx, jobId, deliveryId, to, clock.now()))) return false;
      await tell(this.parts, tx, jobId, 'settled', { deliveryId, to });
      await alongside?.(tx, deliveryId);
      return true;
    });
    const delivery = await deliveries.find(jobId, deliveryId);
    if (!delivery) return refused({ kind: 'not-found' });
    return settled ? done(delivery) : notUnknown(delivery);
  }

  /** What providers report, in any order and repeatedly. Answers how many said something new. */
  async report(reports: readonly DeliveryReport[]): Promise<number> {
    const { clock, unitOfWork, deliveries } = this.parts;
    let counted = 0;
    for (let at = 0; at < reports.length; at += REPORTS_AT_ONCE) {
      const some = reports.slice(at, at + REPORTS_AT_ONCE);
      counted += await unitOfWork.write((tx) => deliveries.report(tx, some, clock.now()));
    }
    return counted;
  }

  async #sendAgain(
    job: JobRecord,
    delivery: DeliveryRecord,
    ready: ReadyAgain,
    alongside: Alongside<DeliveryRecord> | undefined,
  ): Promise<Outcome<DeliveryRecord>> {
    const { clock, unitOfWork, deliveries } = this.parts;
    const reopened = await unitOfWork.write(async (tx): Promise<Outcome<DeliveryRecord>> => {
      const verdict = await this.#verdict(tx, job, delivery, ready);
      if (verdict.verdict !== 'send') return kept(verdict);
      const sending = await deliveries.reopen(tx, job.id, delivery.id, clock.now());
      if (!sending) return conflict('DELIVERY_NOT_UNKNOWN', 'Somebody else decided it meanwhile');
      await tell(this.parts, tx, job.id, 'resent', { deliveryId: delivery.id });
      await alongside?.(tx, sending);
      return done(sending);
    });
    if (!reopened.ok) return reopened;
    const result = await ready.send(reopened.value);
    await persist(this.parts, (tx) => deliveries.record(tx, job.id, [result], clock.now()));
    const after = await deliveries.find(job.id, delivery.id);
    return after ? done(after) : refused({ kind: 'not-found' });
  }

  async #verdict(tx: Tx, job: JobRecord, delivery: DeliveryRecord, { gate }: ReadyAgain): Promise<GateVerdict> {
    if (job.mode === 'test') return { verdict: 'send' };
    const { address, consent } = delivery;
    const suppressed = await this.parts.suppressions.among(tx, [address], scopesFor(gate.purpose));
    const recipient = { suppressed: suppressed.has(address), ...(consent && { consent }) };
    return decide(recipient, gate, this.parts.clock.now());
  }
}

function notUnknown(delivery: DeliveryRecord): Outcome<DeliveryRecord> {
  return conflict('DELIVERY_NOT_UNKNOWN', `Only an unknown delivery can be decided; this one is ${delivery.state}`);
}

function kept(verdict: Exclude<GateVerdict, { verdict: 'send' }>): Outcome<DeliveryRecord> {
  if (verdict.verdict === 'skip') {
    return conflict(verdict.code.toUpperCase(), `It may not be sent to this recipient: ${verdict.code}`);
  }
  const until = new Date(verdict.until).toISOString();
  return conflict('HELD', `It may not be sent before ${until}: ${verdict.code}`);
}

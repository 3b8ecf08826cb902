import { type DeliveryRecord, type DeliveryResult } from '../delivery/delivery';
import { type DeliveryStore } from '../delivery/delivery-store';
import { type Instant } from '../instant';
import { scopesFor } from '../purpose/purpose';
import { opensAt } from '../sending/daily-window';
import { decide, type GateVerdict } from '../sending/gate';
import { type Pace } from '../sending/pace';
import { type Tx } from '../store/unit-of-work';
import { type SuppressionStore } from '../suppression/suppression-store';
import { type RunContext } from './run-context';

/** While nobody may go, so many takes share a transaction: holding back a hundred thousand must not mean as many commits. */
const MOST_TAKES = 20;

/** How many are held back at once while the workflow's window is closed, and nobody goes whoever they are. */
const HELD_AT_ONCE = 500;

const SEND: GateVerdict = { verdict: 'send' };

/** Who goes now. */
export interface Admitted {
  deliveries: DeliveryRecord[];
  /** When more may go, if the pace alone keeps them back. */
  nextAt?: Instant;
}

/**
 * Takes recipients in the transaction of its caller: as many as the pace allows, and of them those whom the gate lets
 * through. The others are recorded as held or skipped in the same transaction, so nobody sees them on their way.
 */
export class Admission {
  constructor(
    private readonly parts: { deliveries: DeliveryStore; suppressions: SuppressionStore },
    private readonly context: RunContext,
    private readonly pace: Pace | undefined,
  ) {}

  async admit(tx: Tx, room: number, now: Instant): Promise<Admitted> {
    if (this.#isClosed(now)) return { deliveries: await this.#take(tx, { most: HELD_AT_ONCE, takes: 1 }, now) };
    const allowance = await this.pace?.open(tx, now);
    if (allowance && now < allowance.readyAt(room)) {
      await allowance.spend(tx, 0);
      return { deliveries: [], nextAt: allowance.readyAt(room) };
    }
    const most = Math.min(room, allowance?.messages ?? room);
    const admitted = await this.#take(tx, { most, takes: MOST_TAKES }, now);
    await allowance?.spend(tx, admitted.length);
    const paced = allowance && most < room && admitted.length === most;
    return { deliveries: admitted, ...(paced && { nextAt: allowance.readyAt(room) }) };
  }

  /** Whether everybody who was admitted may still go: messages that leave together leave some time after they were taken. */
  async mayStillGo(tx: Tx, admitted: readonly DeliveryRecord[], now: Instant): Promise<boolean> {
    const verdicts = await this.#verdicts(tx, admitted, now);
    return verdicts.every(({ verdict }) => verdict === 'send');
  }

  #isClosed(now: Instant): boolean {
    const { job, gate } = this.context;
    return job.mode === 'live' && gate.window !== undefined && opensAt(gate.window, now) > now;
  }

  async #take(tx: Tx, { most, takes }: { most: number; takes: number }, now: Instant): Promise<DeliveryRecord[]> {
    const admitted: DeliveryRecord[] = [];
    for (let take = 0; take < takes && admitted.length < most; take += 1) {
      const asked = most - admitted.length;
      const taken = await this.parts.deliveries.take(tx, this.context.hold, asked, now);
      if (taken.length > 0) admitted.push(...(await this.#throughGate(tx, taken, now)));
      if (taken.length < asked) break;
    }
    return admitted;
  }

  async #throughGate(tx: Tx, taken: DeliveryRecord[], now: Instant): Promise<DeliveryRecord[]> {
    const verdicts = await this.#verdicts(tx, taken, now);
    const through: DeliveryRecord[] = [];
    const kept: DeliveryResult[] = [];
    for (const [index, verdict] of verdicts.entries()) {
      const delivery = taken[index] as DeliveryRecord;
      const { id, attempts } = delivery;
      if (verdict.verdict === 'send') through.push(delivery);
      else if (verdict.verdict === 'skip') kept.push({ id, attempts, state: 'skipped', errorCode: verdict.code });
      else kept.push({ id, attempts, state: 'held', nextTryAt: verdict.until, errorCode: verdict.code });
    }
    if (kept.length > 0) await this.parts.deliveries.record(tx, this.context.job.id, kept, now);
    return through;
  }

  /** What the gate says of each, in their order. */
  async #verdicts(tx: Tx, deliveries: readonly DeliveryRecord[], now: Instant): Promise<GateVerdict[]> {
    const { job, gate } = this.context;
    // A test goes to the outbox and to people who asked for it: neither the night nor their suppression keeps it from them.
    if (job.mode === 'test') return deliveries.map(() => SEND);
    const suppressed = await this.parts.suppressions.among(
      tx,
      deliveries.map(({ address }) => address),
      scopesFor(gate.purpose),
    );
    return deliveries.map(({ address, consent }) =>
      decide({ suppressed: suppressed.has(address), ...(consent && { consent }) }, gate, now),
    );
  }
}

import { type Clock } from '../instant';
import { type Outcome, done, refused } from '../outcome';
import { type Ids } from '../store/ids';
import { type PageRequest, type StorePage } from '../store/page';
import { type Alongside, type Tx, type UnitOfWork } from '../store/unit-of-work';
import { type AddressForm } from './address-form';
import { type SuppressionRecord, type SuppressionScope, type SuppressionStore } from './suppression-store';

export interface SuppressionInput {
  /** However it is written. */
  address: string;
  scope: SuppressionScope;
  reason?: string;
}

export interface AddedSuppression {
  suppression: SuppressionRecord;
  /** Whether it is new, or was there already. */
  state: 'added' | 'known';
}

/** Addresses that asked not to be sent to. They count from the next message on, also in jobs that run already. */
export class Suppressions {
  constructor(
    private readonly parts: {
      clock: Clock;
      ids: Ids;
      unitOfWork: UnitOfWork;
      suppressions: SuppressionStore;
      form: AddressForm;
    },
  ) {}

  /** An address that is there already stays as it is. */
  async add(
    { address: raw, scope, reason }: SuppressionInput,
    alongside?: (tx: Tx, added: AddedSuppression) => Promise<void>,
  ): Promise<Outcome<AddedSuppression>> {
    const address = this.parts.form(raw);
    if (address === undefined) return refused({ kind: 'invalid', issues: [NO_ADDRESS] });
    const suppression: SuppressionRecord = {
      id: this.parts.ids.next(),
      address,
      scope,
      ...(reason !== undefined && { reason }),
      createdAt: this.parts.clock.now(),
    };
    const inserted = await this.parts.unitOfWork.write(async (tx) => {
      const isNew = (await this.parts.suppressions.insert(tx, [suppression])).has(suppression.id);
      if (isNew) await alongside?.(tx, { suppression, state: 'added' });
      return isNew;
    });
    if (inserted) return done({ suppression, state: 'added' });
    const known = await this.parts.suppressions.findBy(address, scope);
    // Removed by somebody else in between: then it is not there, and is added after all.
    return known
      ? done({ suppression: known, state: 'known' })
      : this.add({ address: raw, scope, ...(reason !== undefined && { reason }) }, alongside);
  }

  /** Answers whether it was there. */
  async remove(id: string, alongside?: Alongside<SuppressionRecord>): Promise<boolean> {
    const suppression = await this.parts.suppressions.find(id);
    if (!suppression) return false;
    return this.parts.unitOfWork.write(async (tx) => {
      const removed = await this.parts.suppressions.remove(tx, id);
      if (removed) await alongside?.(tx, suppression);
      return removed;
    });
  }

  /** Newest first. A whole address in `search` is found however it is written. */
  list({ search }: { search?: string }, page: PageRequest): Promise<StorePage<SuppressionRecord>> {
    const wanted = search === undefined ? undefined : (this.parts.form(search) ?? search.trim());
    return this.parts.suppressions.list(wanted === undefined ? {} : { search: wanted }, page);
  }
}

const NO_ADDRESS = {
  path: 'address',
  code: 'INVALID_ADDRESS',
  message: 'Give an e-mail address such as kim@example.com, or a mobile number such as 010-1234-5678',
};

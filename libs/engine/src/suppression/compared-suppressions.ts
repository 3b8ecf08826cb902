import { type PageRequest, type StorePage } from '../store/page';
import { type Tx } from '../store/unit-of-work';
import { type AddressForm } from './address-form';
import { type SuppressionRecord, type SuppressionScope, SuppressionStore } from './suppression-store';

/** What is in its form already, as nearly all addresses are. Spares each send the work of finding that out. */
const IN_FORM = /^(?:01\d{8,9}|[a-z\d._+-]+@[a-z\d.-]+)$/;

/**
 * Finds suppressed people also where a channel leaves addresses as they are written: `010-1234-5678` in a webhook's audience
 * is the one who asked, as `01012345678`, not to be sent to. Answers the addresses as they were asked for.
 */
export class ComparedSuppressions extends SuppressionStore {
  constructor(
    private readonly store: SuppressionStore,
    private readonly form: AddressForm,
  ) {
    super();
  }

  override among(
    tx: Tx,
    addresses: readonly string[],
    scopes: readonly SuppressionScope[],
  ): Promise<ReadonlySet<string>> {
    return this.#compare(addresses, (forms) => this.store.among(tx, forms, scopes));
  }

  override findAmong(addresses: readonly string[], scopes: readonly SuppressionScope[]): Promise<ReadonlySet<string>> {
    return this.#compare(addresses, (forms) => this.store.findAmong(forms, scopes));
  }

  override insert(tx: Tx, suppressions: readonly SuppressionRecord[]): Promise<Set<string>> {
    return this.store.insert(tx, suppressions);
  }

  override remove(tx: Tx, id: string): Promise<boolean> {
    return this.store.remove(tx, id);
  }

  override find(id: string): Promise<SuppressionRecord | undefined> {
    return this.store.find(id);
  }

  override findBy(address: string, scope: SuppressionScope): Promise<SuppressionRecord | undefined> {
    return this.store.findBy(address, scope);
  }

  override list(filter: { search?: string }, page: PageRequest): Promise<StorePage<SuppressionRecord>> {
    return this.store.list(filter, page);
  }

  async #compare(
    addresses: readonly string[],
    look: (forms: readonly string[]) => Promise<ReadonlySet<string>>,
  ): Promise<ReadonlySet<string>> {
    const forms = addresses.map((address) => (IN_FORM.test(address) ? address : (this.form(address) ?? address)));
    const found = await look(forms);
    return found.size === 0 ? found : new Set(addresses.filter((_, index) => found.has(forms[index] ?? '')));
  }
}

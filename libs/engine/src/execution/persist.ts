import { type Clock } from '../instant';
import { StoreUnavailable, type Tx, type UnitOfWork } from '../store/unit-of-work';
import { STORE_RETRY_MS } from './whom-to-wait-for';

/** Writes what must not be lost, such as what a provider answered: tries again each second while the store cannot take it. */
export async function persist<T>(
  { clock, unitOfWork }: { clock: Clock; unitOfWork: UnitOfWork },
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await unitOfWork.write(work);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await new Promise<void>((resolve) => clock.timer(STORE_RETRY_MS, resolve));
    }
  }
}

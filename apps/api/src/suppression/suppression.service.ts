import { type Page, type Suppression } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import { type AddedSuppression, type Engine, type SuppressionRecord } from '@jeongsi/engine';
import { HttpProblem } from '../http/http-problem';
import { type Remember } from '../http/idempotency/remember';
import { instantText } from '../http/instant-text';
import { pageRequest, presentPage } from '../http/page';
import { unwrap } from '../http/unwrap';
import { maskAddress } from '../scheduler/delivery/mask';
import { ENGINE } from '../wiring/tokens';
import { type SuppressionBody, type SuppressionsQuery } from './suppression.dto';

@Injectable()
export class SuppressionService {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async list(query: SuppressionsQuery): Promise<Page<Suppression>> {
    const filter = query.search === undefined ? {} : { search: query.search };
    const page = await this.engine.suppressions.list(filter, pageRequest(query));
    return presentPage(page, (record) => ({ ...present(record), address: maskAddress(record.address) }));
  }

  async add(
    { scope = 'advertising', ...body }: SuppressionBody,
    remember: Remember,
  ): Promise<{ suppression: Suppression; state: AddedSuppression['state'] }> {
    const alongside = remember<AddedSuppression>(201, ({ suppression }) => present(suppression));
    const { suppression, state } = unwrap(await this.engine.suppressions.add({ ...body, scope }, alongside));
    return { suppression: present(suppression), state };
  }

  /** @throws HttpProblem when there is none */
  async remove(id: string): Promise<void> {
    if (!(await this.engine.suppressions.remove(id))) throw new HttpProblem('NOT_FOUND');
  }
}

function present({ createdAt, ...suppression }: SuppressionRecord): Suppression {
  return { ...suppression, createdAt: instantText(createdAt) };
}

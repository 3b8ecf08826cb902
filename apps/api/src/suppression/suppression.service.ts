import { type Page, type Suppression } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import { type AddedSuppression, type Engine, type SuppressionRecord } from '@jeongsi/engine';
import { type Audit, type Deed } from '../audit/auditing';
import { together } from '../audit/together';
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
    { remember, audit }: { remember: Remember; audit: Audit },
  ): Promise<{ suppression: Suppression; state: AddedSuppression['state'] }> {
    const repeat = remember<AddedSuppression>(201, ({ suppression: added }) => present(added));
    const alongside = together(
      repeat,
      audit(({ suppression: added }: AddedSuppression) => ({
        ...deed(added),
        changes: [{ path: 'scope', after: scope }],
      })),
    );
    const { suppression, state } = unwrap(await this.engine.suppressions.add({ ...body, scope }, alongside));
    return { suppression: present(suppression), state };
  }

  /** @throws HttpProblem when there is none */
  async remove(id: string, audit: Audit): Promise<void> {
    if (!(await this.engine.suppressions.remove(id, audit(deed)))) throw new HttpProblem('NOT_FOUND');
  }
}

function deed({ id, address }: SuppressionRecord): Deed {
  return { subject: { kind: 'suppression', id, name: maskAddress(address) } };
}

function present({ createdAt, ...suppression }: SuppressionRecord): Suppression {
  return { ...suppression, createdAt: instantText(createdAt) };
}

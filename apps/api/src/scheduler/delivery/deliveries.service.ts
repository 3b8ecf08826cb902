import { type Delivery, type DeliveryMessage, type Page } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import { DeliveryStore, type Engine, JobStore } from '@jeongsi/engine';
import { type Audit } from '../../audit/auditing';
import { type Principal } from '../../access/principal';
import { found } from '../../http/found';
import { pageRequest, presentPage } from '../../http/page';
import { unwrap } from '../../http/unwrap';
import { ENGINE } from '../../wiring/tokens';
import { deliveryFilter, type DeliveriesQuery, type SettleBody } from './delivery.dto';
import { presentDelivery } from './present-delivery';
import { presentMessage } from './present-message';

/** What happened to each recipient, and what a person decides where nobody knows. */
@Injectable()
export class DeliveriesService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly jobs: JobStore,
    private readonly deliveries: DeliveryStore,
  ) {}

  async list(jobId: string, query: DeliveriesQuery, principal: Principal): Promise<Page<Delivery>> {
    found(await this.jobs.find(jobId));
    const filter = deliveryFilter(query, principal);
    return presentPage(await this.deliveries.list(jobId, filter, pageRequest(query)), presentDelivery);
  }

  async find(jobId: string, id: string): Promise<Delivery> {
    return presentDelivery(found(await this.deliveries.find(jobId, id)));
  }

  /** @throws HttpProblem when there is no such one, or its message cannot be made now */
  async message(jobId: string, id: string): Promise<DeliveryMessage> {
    return presentMessage(unwrap(await this.engine.jobs.message(jobId, id)));
  }

  /** @throws HttpProblem when it is not unknown, or must not be sent now */
  async resend(jobId: string, id: string, audit: Audit): Promise<Delivery> {
    const changes = [{ path: 'jobId', after: jobId }];
    const alongside = audit(() => ({ subject: { kind: 'delivery', id }, changes }));
    return presentDelivery(unwrap(await this.engine.jobs.resend(jobId, id, alongside)));
  }

  /** @throws HttpProblem when it is not unknown */
  async settle(jobId: string, id: string, { state }: SettleBody, audit: Audit): Promise<Delivery> {
    const changes = [
      { path: 'state', before: 'unknown', after: state },
      { path: 'jobId', after: jobId },
    ];
    const alongside = audit(() => ({ subject: { kind: 'delivery', id }, changes }));
    return presentDelivery(unwrap(await this.engine.jobs.settle(jobId, id, state, alongside)));
  }
}

import { type Delivery, type Page } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import { DeliveryStore, type Engine, JobStore } from '@jeongsi/engine';
import { found } from '../../http/found';
import { pageRequest, presentPage } from '../../http/page';
import { unwrap } from '../../http/unwrap';
import { ENGINE } from '../../wiring/tokens';
import { deliveryFilter, type DeliveriesQuery, type SettleBody } from './delivery.dto';
import { presentDelivery } from './present-delivery';

/** What happened to each recipient, and what a person decides where nobody knows. */
@Injectable()
export class DeliveriesService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly jobs: JobStore,
    private readonly deliveries: DeliveryStore,
  ) {}

  async list(jobId: string, query: DeliveriesQuery): Promise<Page<Delivery>> {
    found(await this.jobs.find(jobId));
    return presentPage(await this.deliveries.list(jobId, deliveryFilter(query), pageRequest(query)), presentDelivery);
  }

  async find(jobId: string, id: string): Promise<Delivery> {
    return presentDelivery(found(await this.deliveries.find(jobId, id)));
  }

  /** @throws HttpProblem when it is not unknown, or must not be sent now */
  async resend(jobId: string, id: string): Promise<Delivery> {
    return presentDelivery(unwrap(await this.engine.jobs.resend(jobId, id)));
  }

  /** @throws HttpProblem when it is not unknown */
  async settle(jobId: string, id: string, { state }: SettleBody): Promise<Delivery> {
    return presentDelivery(unwrap(await this.engine.jobs.settle(jobId, id, state)));
  }
}

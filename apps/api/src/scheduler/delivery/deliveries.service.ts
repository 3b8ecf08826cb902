import { Readable } from 'node:stream';
import { type Delivery, type Page } from '@jeongsi/contract';
import { Injectable } from '@nestjs/common';
import { DeliveryStore, JobStore } from '@jeongsi/engine';
import { found } from '../../http/found';
import { pageRequest, presentPage } from '../../http/page';
import { csvRow } from './csv';
import { type DeliveriesCsvQuery, type DeliveriesQuery } from './delivery.dto';
import { presentDelivery } from './present-delivery';

const COLUMNS = [
  'id',
  'recipientKey',
  'name',
  'channel',
  'address',
  'state',
  'attempts',
  'nextTryAt',
  'providerId',
  'errorCode',
  'error',
  'updatedAt',
] as const satisfies readonly (keyof Delivery)[];

const ROWS_AT_A_TIME = 500;
/** Excel takes a file without it for the local legacy encoding and garbles Hangul. */
const BYTE_ORDER_MARK = '\ufeff';

@Injectable()
export class DeliveriesService {
  constructor(
    private readonly jobs: JobStore,
    private readonly deliveries: DeliveryStore,
  ) {}

  async list(jobId: string, query: DeliveriesQuery): Promise<Page<Delivery>> {
    found(await this.jobs.find(jobId));
    const { state } = query;
    return presentPage(await this.deliveries.list(jobId, state ? { state } : {}, pageRequest(query)), presentDelivery);
  }

  /** All of them, read as fast as the client takes them. */
  async csv(jobId: string, query: DeliveriesCsvQuery): Promise<Readable> {
    found(await this.jobs.find(jobId));
    return Readable.from(this.#rows(jobId, query), { objectMode: false });
  }

  async *#rows(jobId: string, { state }: DeliveriesCsvQuery): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + csvRow(COLUMNS);
    let cursor: string | null = null;
    do {
      const request = { limit: ROWS_AT_A_TIME, ...(cursor !== null && { cursor }) };
      const page = await this.deliveries.list(jobId, state ? { state } : {}, request);
      const rows = page.items.map(presentDelivery).map((delivery) => csvRow(COLUMNS.map((column) => delivery[column])));
      if (rows.length > 0) yield rows.join('');
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
}

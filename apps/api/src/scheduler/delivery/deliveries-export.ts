import { Readable } from 'node:stream';
import { type Delivery } from '@jeongsi/contract';
import { Injectable } from '@nestjs/common';
import {
  type DeliveryFilter,
  type DeliveryRecord,
  DeliveryStore,
  type JobRecord,
  JobStore,
  UnitOfWork,
} from '@jeongsi/engine';
import { type Principal } from '../../access/principal';
import { type Audit, type Deed } from '../../audit/auditing';
import { Settings } from '../../config/settings';
import { found } from '../../http/found';
import { HttpProblem } from '../../http/http-problem';
import { csvRow } from './csv';
import { csvDisposition } from './csv-file-name';
import { type DeliveriesCsvQuery, deliveryFilter } from './delivery.dto';
import { presentDelivery, presentWhole } from './present-delivery';

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

export interface CsvExport {
  rows: Readable;
  disposition: string;
}

/** Who asks, and what writes that down. */
interface Asker {
  principal: Principal;
  audit: Audit;
}

/** All recipients of a job as one CSV file. */
@Injectable()
export class DeliveriesExport {
  constructor(
    private readonly jobs: JobStore,
    private readonly deliveries: DeliveryStore,
    private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Read page by page, as fast as the client takes them, and no further once it is gone. Who takes whole addresses with
   * them is written down before the first one leaves.
   * @throws HttpProblem when there is no such job, or `principal` may not see whole addresses
   */
  async csv(jobId: string, query: DeliveriesCsvQuery, { principal, audit }: Asker): Promise<CsvExport> {
    if (query.addresses === 'full' && principal.role === 'viewer') {
      throw new HttpProblem('FORBIDDEN', { detail: 'A viewer sees masked addresses only; leave `addresses` out.' });
    }
    const job = found(await this.jobs.find(jobId));
    if (query.addresses === 'full') await this.unitOfWork.write((tx) => audit(taken)(tx, job));
    const present = query.addresses === 'full' ? presentWhole : presentDelivery;
    return {
      rows: Readable.from(this.#rows(jobId, deliveryFilter(query, principal), present), { objectMode: false }),
      disposition: csvDisposition(job.workflowName, job.scheduledTime, this.settings.defaultTimeZone),
    };
  }

  async *#rows(
    jobId: string,
    filter: DeliveryFilter,
    present: (record: DeliveryRecord) => Delivery,
  ): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + csvRow(COLUMNS);
    let cursor: string | null = null;
    do {
      const request = { limit: ROWS_AT_A_TIME, ...(cursor !== null && { cursor }) };
      const page = await this.deliveries.list(jobId, filter, request);
      const rows = page.items.map(present).map((delivery) => csvRow(COLUMNS.map((column) => delivery[column])));
      if (rows.length > 0) yield rows.join('');
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
}

function taken({ id, workflowName: name, deliveries }: JobRecord): Deed {
  return { subject: { kind: 'job', id, name }, changes: [{ path: 'recipients', after: deliveries.total }] };
}

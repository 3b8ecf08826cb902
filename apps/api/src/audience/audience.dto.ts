import { type Audience, type AudienceMapping } from '@jeongsi/contract';
import { DOC_ID } from '../http/openapi/examples';
import { Optional, Required } from '../http/validation/fields';
import { objectOf, variantOf } from '../http/validation/object-rules';
import { listOf, oneOf, recordOf, text } from '../http/validation/rules';

type Source<S extends Audience['source']> = Extract<Audience, { source: S }>;

const column = text({ max: 200 });
const connectionId = text({ max: 100 });
const path = text({ max: 500 });

/** Which column means what. */
export class MappingBody implements AudienceMapping {
  @Required(column, { description: 'The column that holds the address.', example: 'email' })
  address!: string;

  @Optional(column, {
    description: 'The column that identifies a recipient; without it the normalised address does.',
    example: 'customerId',
  })
  key?: string;

  @Optional(column, { example: 'name' }) name?: string;

  @Optional(column, {
    description:
      'Who agreed to advertisements; needed to advertise. Y, yes, true, 1, O, 예, 동의 and the like mean yes.',
    example: 'adConsent',
  })
  adConsent?: string;

  @Optional(column, { description: 'Who agreed to advertisements at night, too.', example: 'nightConsent' })
  nightConsent?: string;
}

/** Recipients that stand in the workflow itself. */
export class ListAudienceBody implements Source<'list'> {
  @Required(oneOf(['list'])) source!: 'list';
  @Required(objectOf(MappingBody)) mapping!: MappingBody;

  @Required(listOf(recordOf(text({ min: 0, max: 10_000 }), { max: 200, nameLength: 200 }), { max: 10_000 }), {
    description: 'Column to text; at most 10,000. Upload more as a file.',
    example: [{ email: 'jisoo@example.com', name: '김지수' }],
  })
  rows!: Record<string, string>[];
}

/** Recipients in an uploaded CSV file. */
export class FileAudienceBody implements Source<'file'> {
  @Required(oneOf(['file'])) source!: 'file';
  @Required(objectOf(MappingBody)) mapping!: MappingBody;
  @Required(text({ max: 100 }), { description: 'Of `POST /api/files`.', example: DOC_ID.file }) fileId!: string;
}

/** Recipients in a database, asked anew at each run in a read-only transaction. */
export class SqlAudienceBody implements Source<'sql'> {
  @Required(oneOf(['sql'])) source!: 'sql';
  @Required(objectOf(MappingBody)) mapping!: MappingBody;
  @Required(connectionId, { description: 'Of the kind `postgres` or `mysql`.', example: DOC_ID.connection })
  connectionId!: string;

  @Required(text({ max: 100_000 }), {
    description: 'One statement that reads. Order it by something unique, so that a run goes on where it was cut off.',
    example: 'select id, email, name from customer where active order by id',
  })
  query!: string;
}

/** Recipients in JSON, fetched anew at each run, page by page. */
export class HttpAudienceBody implements Source<'http'> {
  @Required(oneOf(['http'])) source!: 'http';
  @Required(objectOf(MappingBody)) mapping!: MappingBody;
  @Optional(connectionId, {
    description: 'Of the kind `http`; its origin must be that of `url`.',
    example: DOC_ID.connection,
  })
  connectionId?: string;

  @Required(text({ max: 2_048 }), {
    description: 'Public addresses only, unless `ALLOWED_PRIVATE_HOSTS` names the host.',
    example: 'https://api.example.com/customers',
  })
  url!: string;

  @Optional(path, {
    description: 'Where the list is in the answer; without it the answer is the list.',
    example: 'data.items',
  })
  itemsPath?: string;

  @Optional(path, { description: 'Where the address of the next page is.', example: 'links.next' }) nextPath?: string;
}

export const audienceRule = variantOf('source', {
  list: ListAudienceBody,
  file: FileAudienceBody,
  sql: SqlAudienceBody,
  http: HttpAudienceBody,
});

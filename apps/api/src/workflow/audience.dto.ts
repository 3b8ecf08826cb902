import { type Audience, type AudienceMapping } from '@jeongsi/contract';
import { DOC_ID } from '../http/openapi/examples';
import { Later, Optional, Required } from '../http/validation/fields';
import { objectOf, variantOf } from '../http/validation/object-rules';
import { listOf, notYet, oneOf, recordOf, text } from '../http/validation/rules';

type Source<S extends Audience['source']> = Extract<Audience, { source: S }>;

const column = text({ max: 200 });

const noConsent = notYet('Consent columns come with a later version, for advertising; leave it out.');

/** Which column means what. */
@Later({ adConsent: noConsent, nightConsent: noConsent })
export class MappingBody implements AudienceMapping {
  @Required(column, { description: 'The column that holds the address.', example: 'email' })
  address!: string;

  @Optional(column, {
    description: 'The column that identifies a recipient; without it the normalised address does.',
    example: 'customerId',
  })
  key?: string;

  @Optional(column, { example: 'name' }) name?: string;
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

const LATER = 'This source comes with a later version; use `list`, or upload a `file`.';

export const audienceRule = variantOf(
  'source',
  { list: ListAudienceBody, file: FileAudienceBody },
  { sql: LATER, http: LATER },
);

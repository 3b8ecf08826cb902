import { type Audience, type AudienceSummary } from '@jeongsi/contract';
import { type Text } from '../i18n/text';

/** Where the recipients come from, in a few words. */
export function audienceText(
  audience: Audience | AudienceSummary,
  text: Text,
  number: (value: number) => string,
): string {
  switch (audience.source) {
    case 'list':
      return text('audience.listRows', { n: number('rows' in audience ? audience.rows.length : audience.rowCount) });
    case 'file':
      return text('audience.file');
    case 'sql':
      return text('audience.sql');
    case 'http':
      return text('audience.http', { url: audience.url });
  }
}

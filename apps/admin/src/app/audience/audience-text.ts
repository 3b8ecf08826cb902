import { type Audience } from '@jeongsi/contract';
import { type Text } from '../i18n/text';

/** Where the recipients come from, in a few words. */
export function audienceText(audience: Audience, text: Text, number: (value: number) => string): string {
  switch (audience.source) {
    case 'list':
      // Answers that list many workflows may leave the rows out.
      return (audience.rows as unknown) === undefined || audience.rows.length === 0
        ? text('audience.list')
        : text('audience.listRows', { n: number(audience.rows.length) });
    case 'file':
      return text('audience.file');
    case 'sql':
      return text('audience.sql');
    case 'http':
      return text('audience.http', { url: audience.url });
  }
}

import { AudienceUnavailable, nearest, type AudienceMapping, type Issue } from '@jeongsi/engine';

const MAPPED = ['address', 'key', 'name', 'adConsent', 'nightConsent'] as const;

/** Longer lists of columns are cut in messages. */
const NAMED_COLUMNS = 20;

/** Whether every mapped column is one of `columns`. Paths start at the audience's root. */
export function checkMapping(mapping: AudienceMapping, columns: readonly string[]): Issue[] {
  const issues: Issue[] = [];
  for (const role of MAPPED) {
    const column = mapping[role];
    if (column === undefined || columns.includes(column.normalize('NFC'))) continue;
    const meant = nearest(column, columns);
    const hint = meant === undefined ? `The columns are ${list(columns)}.` : `Did you mean "${meant}"?`;
    issues.push({
      path: `mapping.${role}`,
      code: 'UNKNOWN_COLUMN',
      message: `There is no column "${column.slice(0, 100)}". ${hint}`,
    });
  }
  return issues;
}

/** The same for a source that only shows its columns when it is read. @throws AudienceUnavailable */
export function requireColumns(mapping: AudienceMapping, columns: readonly string[]): void {
  const [first] = checkMapping(mapping, columns);
  if (first) throw new AudienceUnavailable(first.code, first.message, 'pointless');
}

function list(columns: readonly string[]): string {
  const named = columns.slice(0, NAMED_COLUMNS).map((column) => `"${column}"`);
  if (columns.length > NAMED_COLUMNS) named.push(`and ${columns.length - NAMED_COLUMNS} more`);
  return named.join(', ');
}

import { type Purpose } from '@jeongsi/contract';
import { type AudienceDraft, listRows } from './audience-draft';
import { type Problem, problem } from './problem';
import { columnsOf } from './table-text';

const MOST_ROWS = 10_000;

export function checkAudience(draft: AudienceDraft, purpose: Purpose): Problem[] {
  return [...checkSource(draft), ...checkMapping(draft, purpose)];
}

function checkSource(draft: AudienceDraft): Problem[] {
  switch (draft.source) {
    case 'list': {
      const { length } = listRows(draft.list);
      if (length === 0) return [problem('audience.rows', 'noRows')];
      return length > MOST_ROWS ? [problem('audience.rows', 'tooManyRows', { most: MOST_ROWS })] : [];
    }
    case 'file':
      return draft.file.fileId === '' ? [problem('audience.fileId', 'noFile')] : [];
    case 'sql':
      return [
        ...(draft.sql.connectionId === '' ? [problem('audience.connectionId', 'choose')] : []),
        ...(draft.sql.query.trim() === '' ? [problem('audience.query', 'required')] : []),
      ];
    case 'http':
      return draft.http.url.trim() === '' ? [problem('audience.url', 'required')] : [];
  }
}

function checkMapping({ source, mapping, list }: AudienceDraft, purpose: Purpose): Problem[] {
  const problems: Problem[] = [];
  if (mapping.address === '') problems.push(problem('audience.mapping.address', 'choose'));
  if (mapping.adConsent === '' && (purpose === 'advertising' || mapping.nightConsent !== '')) {
    problems.push(problem('audience.mapping.adConsent', purpose === 'advertising' ? 'adConsent' : 'nightWithoutDay'));
  }
  if (source !== 'list') return problems;
  const columns = columnsOf(listRows(list));
  for (const [role, column] of Object.entries(mapping)) {
    if (column !== '' && columns.length > 0 && !columns.includes(column)) {
      problems.push(problem(`audience.mapping.${role}`, 'unknownColumn', { column }));
    }
  }
  return problems;
}

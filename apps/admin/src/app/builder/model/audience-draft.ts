import { type Audience, type AudienceMapping, type AudienceSource } from '@jeongsi/contract';
import { type Row, rowsOf, tableText } from './table-text';

export const MAPPING_ROLES = ['address', 'name', 'key', 'adConsent', 'nightConsent'] as const;
export type MappingRole = (typeof MAPPING_ROLES)[number];

export interface AudienceDraft {
  source: AudienceSource;
  /** The column of each role; empty for none. */
  mapping: Record<MappingRole, string>;
  /** `kept` are the rows as saved, for as long as nobody changes the text. */
  list: { text: string; kept: readonly Row[] | null };
  file: { fileId: string; name: string };
  sql: { connectionId: string; query: string };
  http: { connectionId: string; url: string; itemsPath: string; nextPath: string };
}

export const NEW_AUDIENCE: AudienceDraft = {
  source: 'list',
  mapping: { address: '', name: '', key: '', adConsent: '', nightConsent: '' },
  list: { text: '', kept: null },
  file: { fileId: '', name: '' },
  sql: { connectionId: '', query: '' },
  http: { connectionId: '', url: '', itemsPath: '', nextPath: '' },
};

export function audienceDraftOf(audience: Audience): AudienceDraft {
  const draft: AudienceDraft = {
    ...NEW_AUDIENCE,
    source: audience.source,
    mapping: { ...NEW_AUDIENCE.mapping, ...audience.mapping },
  };
  switch (audience.source) {
    case 'list':
      return { ...draft, list: { text: tableText(audience.rows), kept: audience.rows } };
    case 'file':
      return { ...draft, file: { fileId: audience.fileId, name: '' } };
    case 'sql':
      return { ...draft, sql: { connectionId: audience.connectionId, query: audience.query } };
    case 'http': {
      const { connectionId = '', url, itemsPath = '', nextPath = '' } = audience;
      return { ...draft, http: { connectionId, url, itemsPath, nextPath } };
    }
  }
}

export function audienceOf(draft: AudienceDraft): Audience {
  const mapping = mappingOf(draft.mapping);
  switch (draft.source) {
    case 'list':
      return { source: 'list', mapping, rows: [...listRows(draft.list)] };
    case 'file':
      return { source: 'file', mapping, fileId: draft.file.fileId };
    case 'sql':
      return { source: 'sql', mapping, ...draft.sql };
    case 'http': {
      const { connectionId, url, itemsPath, nextPath } = draft.http;
      return {
        source: 'http',
        mapping,
        ...(connectionId !== '' && { connectionId }),
        url: url.trim(),
        ...(itemsPath !== '' && { itemsPath }),
        ...(nextPath !== '' && { nextPath }),
      };
    }
  }
}

/** Ten thousand lines are not read anew for everybody who asks. */
const read = new WeakMap<AudienceDraft['list'], readonly Row[]>();

export function listRows(list: AudienceDraft['list']): readonly Row[] {
  if (list.kept !== null) return list.kept;
  const rows = read.get(list) ?? rowsOf(list.text);
  read.set(list, rows);
  return rows;
}

function mappingOf(mapping: Record<MappingRole, string>): AudienceMapping {
  const chosen = MAPPING_ROLES.filter((role) => mapping[role] !== '').map((role) => [role, mapping[role]]);
  return { address: '', ...Object.fromEntries(chosen) };
}

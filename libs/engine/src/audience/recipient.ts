import { type Consent } from '../purpose/purpose';
import { type AudienceMapping, type AudienceRow } from './audience-source';
import { consentOf } from './consent';

/** Whom a row stands for. `variables` is the row itself: own columns only. */
export interface MappedRecipient {
  /** The mapped key, or the normalised address without one. At most 512 characters. */
  recipientKey: string;
  address: string;
  name?: string;
  /** Only where the mapping names a consent column. */
  consent?: Consent;
  variables: Record<string, string>;
}

/** A recipient; or, with `skip`, a row that cannot be one, with its address as it was found. */
export type RowOutcome = MappedRecipient & { skip?: 'invalid_address' };

/** Longer than any address or key, and short enough to show and to index. */
const MAX_LENGTH = 512;

/**
 * Reads a row by the columns that the operator mapped.
 * `normaliseAddress` is the channel's and answers undefined for what cannot be an address.
 */
export function mapRow(
  row: AudienceRow,
  mapping: AudienceMapping,
  normaliseAddress: (raw: string) => string | undefined,
): RowOutcome {
  const raw = cell(row, mapping.address);
  const address = normaliseAddress(raw);
  const key = cell(row, mapping.key);
  const name = cell(row, mapping.name);
  const recipient: MappedRecipient = {
    recipientKey: (key || address || raw).slice(0, MAX_LENGTH),
    address: address ?? raw.slice(0, MAX_LENGTH),
    variables: row,
  };
  if (name) recipient.name = name;
  if (mapping.adConsent !== undefined) {
    recipient.consent = consentOf(cell(row, mapping.adConsent), cell(row, mapping.nightConsent));
  }
  return address === undefined ? { ...recipient, skip: 'invalid_address' } : recipient;
}

/** The trimmed cell; empty without such a column. */
function cell(row: AudienceRow, column: string | undefined): string {
  if (column === undefined) return '';
  const name = column.normalize('NFC');
  return Object.hasOwn(row, name) ? (row[name] ?? '').trim() : '';
}

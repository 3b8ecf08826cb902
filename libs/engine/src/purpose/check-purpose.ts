import { type Issue } from '../issue';
import { type WorkflowContent } from '../workflow/workflow';

/** What the law asks of a definition because of its purpose. Paths count from the definition's root. */
export function checkPurpose({ purpose, audience }: Pick<WorkflowContent, 'purpose' | 'audience'>): Issue[] {
  const { adConsent, nightConsent } = audience.mapping;
  if (adConsent === undefined && purpose === 'advertising') return [ADVERTISING_NEEDS_CONSENT];
  if (adConsent === undefined && nightConsent !== undefined) return [NIGHT_WITHOUT_DAY];
  return [];
}

const ADVERTISING_NEEDS_CONSENT: Issue = {
  path: 'audience.mapping.adConsent',
  code: 'ADVERTISING_NEEDS_CONSENT',
  message: 'Advertisements go only to those who agreed to them: name the column that says so',
};

const NIGHT_WITHOUT_DAY: Issue = {
  path: 'audience.mapping.adConsent',
  code: 'REQUIRED',
  message: 'Consent to messages at night counts only beside consent to advertisements: name that column, too',
};

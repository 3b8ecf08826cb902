import { type SuppressionScope } from '../suppression/suppression-store';

/** Why a message is sent; the law asks more of an advertisement. */
export type Purpose = 'informational' | 'advertising' | 'authentication';

/** What a recipient agreed to: no advertisements, those by day, or those by night too. */
export type Consent = 'none' | 'day' | 'night';

/** Without a purpose a message informs. */
export function purposeOf(definition: { purpose?: Purpose }): Purpose {
  return definition.purpose ?? 'informational';
}

/** Whose wish counts for a message of this purpose. */
export function scopesFor(purpose: Purpose): readonly SuppressionScope[] {
  return purpose === 'advertising' ? ['advertising', 'all'] : ['all'];
}

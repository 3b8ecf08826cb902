import { type SettingRule } from '@jeongsi/engine';

export const RATE_PER_MINUTE: SettingRule = { type: 'number', min: 1, max: 1_000_000 };

/** A name that stands in texts with variables must not be taken for one. */
export function senderNameFault(value: string): string | undefined {
  if (value.length > 40) return 'A name has at most 40 characters.';
  return plainTextFault(value);
}

export function plainTextFault(value: string): string | undefined {
  return value.includes('#{') ? 'This is the same for everybody: no variables.' : undefined;
}

/** A web address that people open. */
export function webLinkFault(value: string): string | undefined {
  const isLink = /^https?:\/\//i.test(value) && URL.canParse(value) && !value.includes('#{');
  return isLink ? undefined : 'This is a web address: https://example.com/unsubscribe.';
}

import { type Delivery } from '@jeongsi/contract';

/**
 * Whom a row of results names above the address: by name, or by the key that their source gives them. Null where that key
 * is only the address again, which the server masks and tells apart by what follows a `~`.
 */
export function whoOf({
  name,
  recipientKey,
  address,
}: Pick<Delivery, 'name' | 'recipientKey' | 'address'>): string | null {
  if (name !== undefined && name !== '') return name;
  return recipientKey === address || recipientKey.startsWith(`${address}~`) ? null : recipientKey;
}

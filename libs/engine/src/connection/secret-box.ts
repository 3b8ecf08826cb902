/** What was sealed cannot be opened: sealed under another key, for another purpose, or damaged. */
export class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable';
}

/**
 * Seals secrets before they are stored.
 *
 * Guarantee: without the key nothing of `plain` but its length can be learnt from the sealed text; a sealed text that was
 * changed, or is opened for another `purpose` than it was sealed for, is refused.
 */
export abstract class SecretBox {
  /** `purpose` binds the text to its place, such as `connection:<id>`. */
  abstract seal(plain: string, purpose: string): string;
  /** @throws SecretUnreadable */
  abstract open(sealed: string, purpose: string): string;
}

import { SecretBox } from '@jeongsi/engine';

/** No connection is measured, so nothing is sealed. */
export class NoSecrets extends SecretBox {
  override seal(plain: string): string {
    return plain;
  }

  override open(sealed: string): string {
    return sealed;
  }
}

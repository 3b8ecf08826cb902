import { SecretBox, SecretUnreadable } from '../connection/secret-box';

/** Hides nothing from anybody, but keeps keys and purposes apart as a real one does. */
export class ToySecretBox extends SecretBox {
  constructor(private readonly key = 'toy') {
    super();
  }

  override seal(plain: string, purpose: string): string {
    return Buffer.from(JSON.stringify([this.key, purpose, plain])).toString('base64');
  }

  override open(sealed: string, purpose: string): string {
    const [key, place, plain] = JSON.parse(Buffer.from(sealed, 'base64').toString()) as [string, string, string];
    if (key !== this.key || place !== purpose) throw new SecretUnreadable('Another key, or another purpose');
    return plain;
  }
}

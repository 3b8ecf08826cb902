import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { SecretBox, SecretUnreadable } from '@jeongsi/engine';

/** Names the way of sealing, so that another one may follow. */
const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals with AES-256-GCM: `v1.<key id>.<nonce>.<text and tag>`, the last two in base64url. The key is derived from
 * `secretKey`, whatever form that has; the key id tells a wrong key from a damaged text, and nothing about the key. Nonces
 * are random: after four billion texts the chance that two share one is about one in eight billion.
 */
export class AesSecretBox extends SecretBox {
  readonly #key: Buffer;
  readonly #keyId: string;

  constructor(secretKey: string) {
    super();
    this.#key = derive(secretKey, 'jeongsi secret box', 32);
    this.#keyId = derive(secretKey, 'jeongsi secret box id', 6).toString('base64url');
  }

  override seal(plain: string, purpose: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, nonce, { authTagLength: TAG_BYTES }).setAAD(this.#bound(purpose));
    const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return [VERSION, this.#keyId, nonce.toString('base64url'), text.toString('base64url')].join('.');
  }

  override open(sealed: string, purpose: string): string {
    const [version, keyId, nonce = '', text = ''] = sealed.split('.');
    if (version !== VERSION) throw new SecretUnreadable('It was sealed in a way that this version does not know');
    if (keyId !== this.#keyId) throw new SecretUnreadable('It was sealed with another key');
    try {
      return this.#decipher(Buffer.from(nonce, 'base64url'), Buffer.from(text, 'base64url'), purpose);
    } catch (error) {
      throw new SecretUnreadable('It is damaged, or was sealed for something else', { cause: error });
    }
  }

  #decipher(nonce: Buffer, text: Buffer, purpose: string): string {
    const end = text.length - TAG_BYTES;
    const decipher = createDecipheriv(CIPHER, this.#key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(this.#bound(purpose))
      .setAuthTag(text.subarray(Math.max(0, end)));
    return Buffer.concat([decipher.update(text.subarray(0, end)), decipher.final()]).toString('utf8');
  }

  /** What cannot be changed without the key: the frame itself, and what the text is for. */
  #bound(purpose: string): Buffer {
    return Buffer.from(`${VERSION}.${this.#keyId}.${purpose}`);
  }
}

function derive(secretKey: string, what: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, '', what, bytes));
}

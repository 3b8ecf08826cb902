/** A fresh `Idempotency-Key`. Not `crypto.randomUUID`, which a console opened over plain HTTP in a local network lacks. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

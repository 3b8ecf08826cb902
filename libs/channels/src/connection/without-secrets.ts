/** `text` without these secrets: servers may repeat what they were told. */
export function withoutSecrets(text: string, secrets: readonly (string | undefined)[]): string {
  return secrets.reduce<string>((cleaned, secret) => (secret ? cleaned.replaceAll(secret, '…') : cleaned), text);
}

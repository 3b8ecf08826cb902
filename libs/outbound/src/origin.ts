/** What is wrong with an origin: scheme, host and port as in `https://hooks.example.com:8443`, and nothing behind them. */
export function originFault(value: string): string | undefined {
  const written = value.trim();
  const isOrigin = /^https?:\/\/[^/?#@\\\s]+\/?$/i.test(written) && URL.canParse(written) && !new URL(written).username;
  return isOrigin ? undefined : 'This is a web address without a path: https://api.example.com.';
}

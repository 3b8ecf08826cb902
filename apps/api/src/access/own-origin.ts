import { type IncomingHttpHeaders } from 'node:http';

/**
 * Whether a browser says that the request comes from our own pages. `Sec-Fetch-Site` decides where it is sent, for no
 * page can forge it and proxies leave it alone; else `Origin` must name the host that was asked. A request with neither
 * was not made by a browser's page, so nobody's cookies were borrowed.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  return origin === undefined || URL.parse(origin)?.host === headers.host?.toLowerCase();
}

export function changesState(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';
}

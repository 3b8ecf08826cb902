import ipaddr from 'ipaddr.js';

/** Where IPv6 addresses of the public internet come from; everything else is reserved, local or a tunnel to IPv4. */
const GLOBAL_IPV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/** Whether `address`, an IP address in any spelling, is public unicast. IPv4 inside IPv6 counts as what it is. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv6 ? parsed.match(GLOBAL_IPV6) : true;
}

// Which network addresses belong to the public internet, and which to somebody's own machines.
import { BlockList, isIP } from 'node:net';

/** https://www.iana.org/assignments/iana-ipv4-special-registry: private, loopback, link-local (and the clouds' metadata), shared, documentation, multicast. */
const privateV4 = listOf('ipv4', [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24],
  ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
  ['168.63.129.16', 32], // Azure's own services answer its virtual machines here
]);

/** Of IPv6 only this is public at all; what stands for an IPv4 address (mapped, NAT64) lies outside. */
const globalV6 = listOf('ipv6', [['2000::', 3]]);

/** https://www.iana.org/assignments/iana-ipv6-special-registry: protocols (Teredo among them), documentation, 6to4. */
const specialV6 = listOf('ipv6', [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]]);

function listOf(family: 'ipv4' | 'ipv6', networks: readonly (readonly [network: string, prefix: number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
}

/** Whether an IP address in its usual notation is one of the public internet. */
export function isPublic(address: string): boolean {
  const [bare = ''] = address.split('%');
  if (isIP(bare) === 4) return !privateV4.check(bare, 'ipv4');
  return isIP(bare) === 6 && globalV6.check(bare, 'ipv6') && !specialV6.check(bare, 'ipv6');
}

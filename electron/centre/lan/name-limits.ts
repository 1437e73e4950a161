import { isIPv4 } from 'node:net'

/** Names and networks that an authority of a house may speak for, and nothing else of the world. */
export type NameLimits = {
  /** DNS names; each covers itself and what stands below it. */
  readonly names: readonly string[]
  /** Networks as address and bits, e.g. `192.168.0.0/16`. */
  readonly networks: readonly string[]
}

/** Private networks (RFC 1918), link-local ones and this machine; IPv6: unique local (RFC 4193), link-local, this machine. */
const PRIVATE_NETWORKS = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
] as const

/** Endings that no public name has (RFC 6762, RFC 8375, ICANN's `internal`) and that routers of houses give. */
const PRIVATE_NAMES = ['local', 'lan', 'home.arpa', 'internal', 'localhost'] as const

/**
 * What the authority of a centre is limited to: whoever installs it on a PC or a tablet trusts it for the house and for no
 * shop, bank or mail.
 * @param hostName the centre's own name; only itself and what is below it
 */
export const houseLimits = (hostName: string): NameLimits => ({
  names: [...PRIVATE_NAMES, ...(hostName === '' ? [] : [hostName.toLowerCase()])],
  networks: PRIVATE_NETWORKS,
})

const [SEQUENCE, PERMITTED, DNS_NAME, IP_ADDRESS] = [0x30, 0xa0, 0x82, 0x87]

/** The extension NameConstraints (RFC 5280, 4.2.1.10) with permitted subtrees, as DER. */
export function encodeNameLimits({ names, networks }: NameLimits): Uint8Array<ArrayBuffer> {
  const bases = [
    ...names.map((name) => tlv(DNS_NAME, new TextEncoder().encode(name))),
    ...networks.map((network) => tlv(IP_ADDRESS, networkBytes(network))),
  ]
  return tlv(SEQUENCE, tlv(PERMITTED, joined(bases.map((base) => tlv(SEQUENCE, base)))))
}

/** Tag, length in its shortest form, value. */
function tlv(tag: number, value: Uint8Array): Uint8Array<ArrayBuffer> {
  const { length } = value
  const size = length < 0x80 ? [length] : length < 0x1_00 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Uint8Array.from([tag, ...size, ...value])
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]))

/** Address and mask, one after the other. */
function networkBytes(network: string): Uint8Array {
  const [address = '', bits = ''] = network.split('/')
  const bytes = addressBytes(address)
  const mask = bytes.map((_, i) => (0xff << Math.min(8, Math.max(0, 8 * (i + 1) - Number(bits)))) & 0xff)
  return Uint8Array.from([...bytes, ...mask])
}

/** The 4 or 16 bytes of an address. */
export function addressBytes(address: string): number[] {
  if (isIPv4(address)) return address.split('.').map(Number)
  const [before = '', after] = address.split('::')
  const words = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((word) => Number.parseInt(word, 16))
  const [head, tail] = [words(before), words(after ?? '')]
  const filled = [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail]
  return filled.flatMap((word) => [word >> 8, word & 0xff])
}

/** Whether a leaf for this name or address is within the limits. */
export function isWithin({ names, networks }: NameLimits, wanted: string): boolean {
  const isAddress = isIPv4(wanted) || wanted.includes(':')
  return isAddress
    ? networks.some((network) => isInNetwork(addressBytes(wanted), networkBytes(network)))
    : names.some((name) => wanted.toLowerCase() === name || wanted.toLowerCase().endsWith(`.${name}`))
}

function isInNetwork(address: readonly number[], network: Uint8Array): boolean {
  if (address.length * 2 !== network.length) return false
  return address.every((byte, i) => (byte & (network[address.length + i] ?? 0)) === network[i])
}

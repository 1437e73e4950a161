import { hostname, networkInterfaces } from 'node:os'
import type { Machine } from './authority.ts'

/** Link-local IPv6 addresses carry the name of a card and cannot stand in a certificate. */
const LINK_LOCAL = /^fe80:/i

/** This machine as the house sees it: its name, and the addresses of its network cards, this machine's own left out. */
export function thisMachine(): Machine {
  const cards = Object.values(networkInterfaces()).flatMap((card) => card ?? [])
  const addresses = cards
    .filter(({ internal, address }) => !internal && !LINK_LOCAL.test(address))
    .map(({ address }) => address)
  return { hostName: plain(hostname()), addresses: [...new Set(addresses)].sort() }
}

/** A name as DNS takes it; empty for one that it cannot take. */
const plain = (name: string): string => (/^[a-z\d]([a-z\d.-]{0,251}[a-z\d])?$/i.test(name) ? name.toLowerCase() : '')

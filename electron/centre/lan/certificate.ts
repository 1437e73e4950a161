import type { SecureContextOptions } from 'node:tls'
import type { Cancel, Clock, Timers } from '../../../shared/kernel/time.ts'
import type { Log } from '../../platform/log.ts'
import type { Authority, Leaf, Machine } from './authority.ts'
import { houseLimits, isWithin } from './name-limits.ts'

/** A third of its time is left for a centre that nobody starts anew for months. */
const RENEW_WITHIN_MS = 130 * 86_400_000
const LOOK_EVERY_MS = 60_000

export type CertificateOptions = {
  readonly authority: Authority
  /** Asked again and again: a house changes its addresses. */
  readonly machine: () => Machine
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  /** Puts a new certificate into the servers. */
  readonly use: (context: SecureContextOptions) => void
}

/** The centre's certificate, always one that today's clock and today's addresses accept. */
export type Certificate = {
  current(): Leaf
  stop: Cancel
}

/**
 * Certificates live in memory only: devices trust the authority, so a new one at every start is noticed by nobody. Looked
 * at every minute: made anew when it ends, when the clock was put back before its beginning, and when the machine
 * has another name or address.
 */
export async function keepCertificate(options: CertificateOptions): Promise<Certificate> {
  const { authority, machine, clock, timers, log, use } = options
  let leaf = await authority.certify(namesOf(machine()), clock.now())
  let busy = false
  use(leaf)

  async function look(): Promise<void> {
    const names = namesOf(machine())
    if (busy || !isOutdated(leaf, names, clock.now())) return
    busy = true
    try {
      leaf = await authority.certify(names, clock.now())
      use(leaf)
      log.info({ names }, 'the certificate was made anew')
    } catch (error) {
      log.error({ err: error }, 'the certificate could not be made anew')
    } finally {
      busy = false
    }
  }
  const stop = timers.every(LOOK_EVERY_MS, () => void look())
  return { current: () => leaf, stop }
}

const isOutdated = (leaf: Leaf, names: readonly string[], now: number): boolean =>
  now < leaf.from || now > leaf.until - RENEW_WITHIN_MS || names.join() !== leaf.names.join()

/** Everything under which the house reaches this machine, as far as its authority may speak for it. */
export function namesOf({ hostName, addresses }: Machine): string[] {
  const own = hostName === '' || hostName.endsWith('.local') ? [] : [hostName.split('.')[0] ?? '']
  const names = [...(hostName === '' ? [] : [hostName]), ...own.map((name) => `${name}.local`), ...addresses]
  const limits = houseLimits(hostName)
  return [...new Set([...names, 'localhost', '127.0.0.1'])].filter((name) => isWithin(limits, name))
}

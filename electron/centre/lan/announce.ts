import { Bonjour } from 'bonjour-service'
import type { Log } from '../../platform/log.ts'
import { onCard, SERVICE_TYPE } from '../../platform/mdns.ts'

export type Announcement = {
  /** Name of the centre. */
  readonly name: string
  /** Fingerprint of its authority: two centres of a house may have one name, and mDNS takes a name once. */
  readonly fingerprint: string
  readonly hostName: string
  readonly port: number
  /** Network card by its address; undefined: all. */
  readonly card: string | undefined
  readonly log: Log
}

/** Four bytes of a fingerprint: no two centres of a house share them. */
const MARK_SIGNS = '3A:7F:01:9C'.length
/** Longest label that DNS takes (RFC 1035), less what tells centres of one name apart. */
const LABEL_BYTES = 63 - MARK_SIGNS - ' ()'.length

/**
 * Tells the house where its centre is (mDNS), so that nobody types an address. Only a help: a house without it goes on
 * by addresses, and whom a machine joins is proven by the code on its screen.
 * @returns takes it back
 */
export function announce({ name, fingerprint, hostName, port, card, log }: Announcement): () => Promise<void> {
  const bonjour = new Bonjour(onCard(card), (error: Error) => log.warn({ err: error }, 'mDNS does not work here'))
  const host = hostName === '' ? {} : { host: `${hostName.split('.')[0]}.local` }
  bonjour.publish({
    name: `${label(name)} (${fingerprint.slice(0, MARK_SIGNS)})`,
    type: SERVICE_TYPE,
    port,
    txt: { name },
    ...host,
  })
  return () => new Promise((resolve) => bonjour.unpublishAll(() => bonjour.destroy(() => resolve())))
}

/** As many words of a name as fit. */
function label(name: string): string {
  const words = name.split(' ')
  while (Buffer.byteLength(words.join(' ')) > LABEL_BYTES) words.pop()
  return words.join(' ') || 'Một Cửa'
}

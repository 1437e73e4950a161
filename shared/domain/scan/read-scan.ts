import { parseCitizenCard } from './citizen-card.ts'
import type { CitizenCard } from './citizen-card.ts'

/** What somebody held before a scanner. */
export type Scan =
  | { readonly kind: 'card'; readonly card: CitizenCard }
  /** Our own ticket: its QR code is the address of its phone page. */
  | { readonly kind: 'ticket'; readonly secret: string }
  | { readonly kind: 'unknown' }

const TICKET = /^https?:\/\/[^\s#]+\/phone\/#([\w.-]+)$/

/** Tells by the content what was scanned, by a keyboard wedge or a serial scanner. */
export function readScan(text: string): Scan {
  const line = text.trim()
  const card = parseCitizenCard(line)
  if (card) return { kind: 'card', card }
  const secret = TICKET.exec(line)?.[1]
  return secret === undefined ? { kind: 'unknown' } : { kind: 'ticket', secret }
}

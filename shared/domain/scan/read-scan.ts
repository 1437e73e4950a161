import { readCode } from '../dossier/code.ts'
import { parseCitizenCard } from './citizen-card.ts'
import type { CitizenCard } from './citizen-card.ts'

/** What somebody held before a scanner. */
export type Scan =
  | { readonly kind: 'card'; readonly card: CitizenCard }
  /** Our own ticket: its QR code is the address of its phone page. */
  | { readonly kind: 'ticket'; readonly secret: string }
  /**
   * A receipt, an appointment note or another paper of a dossier (slips): its QR code is the address of the public page
   * with the dossier code, its bar code the bare code. `code` may carry the signature of the centre behind it.
   */
  | { readonly kind: 'dossier'; readonly code: string }
  | { readonly kind: 'unknown' }

const DOSSIER = /^https?:\/\/[^\s#]+\/phone\/#hs=([\w.-]+)$/
const TICKET = /^https?:\/\/[^\s#]+\/phone\/#([\w.-]+)$/

/** Tells by the content what was scanned, by a keyboard wedge or a serial scanner. */
export function readScan(text: string): Scan {
  const line = text.trim()
  const card = parseCitizenCard(line)
  if (card) return { kind: 'card', card }
  const code = dossierCodeIn(line)
  if (code !== null) return { kind: 'dossier', code }
  const secret = TICKET.exec(line)?.[1]
  return secret === undefined ? { kind: 'unknown' } : { kind: 'ticket', secret }
}

/** The code of a dossier, with its signature if it has one, in what a paper of ours says; null when it is none. */
export function dossierCodeIn(text: string): string | null {
  const said = DOSSIER.exec(text)?.[1] ?? text
  const bare = said.replace(/\.[\w-]{22}$/, '')
  return readCode(bare) === null ? null : said
}

import type { TicketSlip } from '../../shared/api/views.ts'
import { bareText, columnsOf } from '../plain-paper.ts'
import type { PlainLine, PlainPaper, PlainQr } from '../plain-paper.ts'
import { ticketText } from './ticket-text.ts'

type Look = Partial<Pick<PlainLine, 'wide' | 'high' | 'bold'>>

const LARGEST = 8

/**
 * A ticket in the printer's own letters, without accents: the number as large as the paper allows, the service, how
 * many are ahead, the time.
 * @param qr content of the QR code; null where the printer draws none, which leaves its sentence out too
 * @param width dots a row of the paper
 */
export function plainTicket(slip: TicketSlip, qr: string | null, width: number): PlainPaper {
  const text = ticketText(slip)
  const put = (words: string | null, look: Look = {}): PlainLine[] => (words === null ? [] : lines(words, look, width))
  const rule: PlainLine = { ...PLAIN, text: '-'.repeat(columnsOf(width)) }
  const gap: PlainLine = { ...PLAIN, text: '' }
  const number = bareText(text.number)
  const size = Math.max(1, Math.min(LARGEST, columnsOf(width, number.length)))
  const code: PlainQr[] = qr === null ? [] : [{ kind: 'qr', content: qr }]
  return {
    parts: [
      ...put(text.reprint, DOUBLE),
      ...put(text.centre, { bold: true }),
      rule,
      ...put(text.title, DOUBLE),
      gap,
      { ...PLAIN, text: number, wide: size, high: size, bold: true },
      gap,
      ...put(text.priority, DOUBLE),
      ...put(text.service, DOUBLE),
      rule,
      ...put(text.ahead, { ...DOUBLE, bold: false }),
      ...put(text.wait),
      ...put(text.range),
      ...code,
      ...put(qr === null ? null : text.qr),
      rule,
      ...put(text.issued),
      ...put(text.footer || null),
      ...put(text.demo && `- ${text.demo} -`),
    ],
  }
}

const PLAIN: PlainLine = { kind: 'line', text: '', wide: 1, high: 1, bold: false }
const DOUBLE: Look = { wide: 2, high: 2, bold: true }

/** Lines of about the same length, so that no word stands alone at the end. */
function lines(words: string, look: Look, width: number): PlainLine[] {
  const room = columnsOf(width, look.wide ?? 1)
  const text = bareText(words)
  let best = fill(text, room)
  for (let tighter = room - 1; tighter > room / 2; tighter--) {
    const tried = fill(text, tighter)
    if (tried.length > best.length) break
    best = tried
  }
  return best.map((one) => ({ ...PLAIN, ...look, text: one }))
}

/** Broken between words; a longer word is cut, so that nothing runs over the edge of the paper. */
function fill(text: string, room: number): string[] {
  const found: string[] = []
  for (const word of text.split(' ').filter(Boolean)) {
    const last = found.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= room) found[found.length - 1] = `${last} ${word}`
    else for (let at = 0; at < word.length; at += room) found.push(word.slice(at, at + room))
  }
  return found
}

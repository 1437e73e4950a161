import type { PrintCause } from '../../shared/api/views.ts'
import type { PageSize } from '../../shared/domain/slips/layout/sheet.ts'
import { numberOf, textOf, textsOf } from '../protocols/ipp/ipp-message.ts'
import type { GroupTag, IppAttribute, IppGroup, IppMessage } from '../protocols/ipp/ipp-message.ts'
import { causeOfPrinter, isMedia, REFUSES } from '../protocols/ipp/ipp-words.ts'

/** What a printer says of itself by IPP, and what follows from it. Pure. */
type Facts = IppGroup['attributes']

const PDF = 'application/pdf'
const ANYTHING = 'application/octet-stream'
/** What is asked of a printer. */
export const PRINTER_ASKED = [
  ...['printer-state', 'printer-state-reasons', 'printer-is-accepting-jobs', 'operations-supported', 'device-uri'],
  ...['media-supported', 'media-ready', 'document-format-supported', 'print-scaling-supported', 'sides-supported'],
]

/** What is wished of the sheet, as far as the printer says that it knows it. */
export function templateOf(facts: Facts, size: PageSize): (readonly [GroupTag, readonly IppAttribute[]])[] {
  const media = mediaFor(facts, size)
  const wishes: IppAttribute[] = []
  if (media) wishes.push(['media', 'keyword', media])
  if (textsOf(facts, 'print-scaling-supported').includes('none')) wishes.push(['print-scaling', 'keyword', 'none'])
  if (textsOf(facts, 'sides-supported').includes('one-sided')) wishes.push(['sides', 'keyword', 'one-sided'])
  return wishes.length > 0 ? [['job', wishes]] : []
}

/** Why nothing would come out now; null when nothing hinders. */
export function causeNow(facts: Facts): PrintCause | null {
  const cause = causeOfPrinter(numberOf(facts, 'printer-state'), textsOf(facts, 'printer-state-reasons'))
  if (cause !== null) return cause
  const [accepts] = facts.get('printer-is-accepting-jobs') ?? []
  return accepts === false ? 'paused' : null
}

/** What a refusal of a job means; null: nobody answered. */
export function refusalOf(answer: IppMessage | null): PrintCause {
  if (!answer) return 'unreachable'
  return answer.code === REFUSES.notAccepting || answer.code === REFUSES.busy ? 'paused' : 'rejected'
}

/** The printer's own name of a size, one that lies in a tray first; null when it has none. */
function mediaFor(facts: Facts, size: PageSize): string | null {
  const named = [...textsOf(facts, 'media-ready'), ...textsOf(facts, 'media-supported')]
  return named.find((media) => isMedia(media, size)) ?? null
}

/**
 * A printer that was asked for a size which it has not ends the job, and some lists show that like a printed one
 * (hardware.md §9.2): so the form is laid out for what is there.
 */
export function sizeFor(facts: Facts, wanted: PageSize): PageSize | null {
  const [ready, known] = [textsOf(facts, 'media-ready'), textsOf(facts, 'media-supported')]
  if (known.length === 0) return wanted
  const order: readonly PageSize[] = [wanted, 'A4']
  const inTray = order.find((size) => ready.some((media) => isMedia(media, size)))
  return inTray ?? order.find((size) => known.some((media) => isMedia(media, size))) ?? null
}

/** A queue of CUPS over a line that answers nothing is done when the bytes are gone; a printer itself knows. */
export function confirms(facts: Facts): boolean {
  const device = textOf(facts, 'device-uri')
  return device === null || /^(ipps?|dnssd|implicitclass|https?):/.test(device)
}

/** How the document is called: some know PDF only as something unnamed. */
export const formatOf = (facts: Facts): string => {
  const known = textsOf(facts, 'document-format-supported')
  return known.length === 0 || known.includes(PDF) ? PDF : ANYTHING
}

import type { UsbDevice } from '../models/usb-device.ts'
import type { CupsQueue } from './cups-queues.ts'
import type { SpoolerPrinter } from '../transports/spooler-printers.ts'

/** What a device says of itself on the USB bus; ids in four small hex digits. */
export type UsbFacts = {
  readonly vendor: string
  readonly product: string
  /** Its own words, both empty when it says nothing. */
  readonly maker: string
  readonly name: string
}

/** A place of this PC where a device is, or may be. */
export type Place = {
  /**
   * `printer-file`: a character device of a USB printer; `serial`: a serial port; `keyboard`: it types;
   * `printer-without-file`: a USB printer that another program or no driver holds.
   */
  readonly port: 'printer-file' | 'serial' | 'keyboard' | 'printer-without-file'
  /** What a station's configuration takes; null when there is nothing to open. */
  readonly path: string | null
  readonly usb: UsbFacts | null
  /** What a USB printer tells its driver (IEEE 1284), e.g. `MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II;`; empty when nothing. */
  readonly printerId: string
  /** The serial port is a USB device itself and no cable to one. */
  readonly isDevice: boolean
}

/** `sheets`: an office printer. */
export type DeviceKind = 'printer' | 'scanner' | 'displays' | 'sheets'

/** What speaks for or against a guess; the page that shows it has the words. */
export type Reason =
  /** Maker and product are in the list of known devices. */
  | 'known-device'
  | 'known-maker'
  /** It offers itself as a printer. */
  | 'printer-class'
  | 'ticket-language'
  /** It speaks the languages of office printers only. */
  | 'office-language'
  /** Its own name says so. */
  | 'named-so'
  | 'usb-serial-device'
  /** A cable from USB to a serial plug: what hangs on it nobody can tell. */
  | 'usb-serial-cable'
  | 'built-in-port'
  /** It types like a keyboard and needs no port; better switched to serial (hardware.md §6.2). */
  | 'types'
  /** Windows has it set up: papers go by its spooler, which says nothing back. */
  | 'windows-printer'
  /** A queue of CUPS whose printer says itself that a page is out. */
  | 'cups-queue'
  /** A queue of CUPS that is done when the bytes are gone. */
  | 'cups-silent'
  /** Another program holds it, or the driver `usblp` is missing. */
  | 'no-device-file'

export type Candidate = {
  readonly kind: DeviceKind
  readonly path: string | null
  /** 0 to 100: how sure it is that a device of this kind is there. */
  readonly score: number
  readonly why: readonly Reason[]
  /** For people: known name, else its own words; empty when nothing is known. */
  readonly name: string
  /** `04b8:0202`; null for what is not on the USB bus. */
  readonly usb: string | null
  /** The printer definition that fits, when the list knows it. */
  readonly model: string | null
}

const PRINTER_WORDS = /thermal|receipt|ticket|\bpos\b|pos-?\d|\btm-|\b(58|80)\s?mm\b|esc\W?pos/i
const SCANNER_WORDS = /scan|bar\W?code|imag(er|ing)|\bqr\b|2d reader/i
const BUS_WORDS = /rs-?485|422\/485|485/i
const OFFICE = /CMD:[^;]*(PCL|POSTSCRIPT|URF|PWG|ESCPL|ESC\/P2|ZJS|BDC|SPL|GDI|HBP)/i
const TICKET = /CMD:[^;]*(ESC\/?POS|\bEPOS\b|XPP)/i

/** Makes files and faxes, and no paper. */
const NO_PAPER = /\bPDF\b|\bXPS\b|\bfax\b|onenote/i
const TEXT_ONLY = /generic\b.*\btext/i

/** What a printer of the Windows spooler may be; nothing when no paper comes out of it. Pure. */
export function spoolerCandidate({ name, port, driver }: SpoolerPrinter): Candidate[] {
  const words = `${name} ${driver}`
  if (NO_PAPER.test(words) || port === 'PORTPROMPT:') return []
  const isNamedSo = PRINTER_WORDS.test(words)
  const isOffice = !isNamedSo && !TEXT_ONLY.test(driver)
  const what = { path: name, why: ['windows-printer' as const], name, usb: null, model: null }
  return [
    ...(isOffice ? [{ kind: 'sheets' as const, score: 60, ...what }] : []),
    {
      kind: 'printer',
      path: name,
      score: isNamedSo ? 75 : TEXT_ONLY.test(driver) ? 45 : 15,
      why: isNamedSo ? ['windows-printer', 'named-so'] : ['windows-printer'],
      name,
      usb: null,
      model: null,
    },
  ]
}

/** A queue that somebody has set up prints what an office prints. */
export const queueCandidate = ({ uri, name, confirms }: CupsQueue): Candidate[] =>
  NO_PAPER.test(name)
    ? []
    : [
        {
          kind: 'sheets',
          path: uri,
          score: confirms ? 80 : 60,
          why: [confirms ? 'cups-queue' : 'cups-silent'],
          name,
          usb: null,
          model: null,
        },
      ]

/** What may be at a place, surest first; nothing for what is surely none of our devices. Pure. */
export function candidatesAt(place: Place, known: readonly UsbDevice[]): Candidate[] {
  const entry = entryOf(place.usb, known)
  const words = place.usb ? `${place.usb.maker} ${place.usb.name}`.trim() : ''
  const guesses = GUESSES[place.port](place, entry, words)
  return guesses
    .map(({ kind, score, why }) => ({
      kind,
      path: place.path,
      score,
      why,
      name: entry?.name ?? words,
      usb: place.usb && `${place.usb.vendor}:${place.usb.product}`,
      model: kind === 'printer' ? (entry?.model ?? null) : null,
    }))
    .toSorted((a, b) => b.score - a.score)
}

/** The entry of the product itself, else that of its maker. */
function entryOf(usb: UsbFacts | null, known: readonly UsbDevice[]): UsbDevice | null {
  if (!usb) return null
  const ofMaker = known.filter(({ vendor }) => vendor === usb.vendor)
  return (
    ofMaker.find(({ product }) => product === usb.product) ??
    ofMaker.find(({ product }) => product === undefined) ??
    null
  )
}

type Guess = Pick<Candidate, 'kind' | 'score' | 'why'>
type Guesses = (place: Place, entry: UsbDevice | null, words: string) => Guess[]

const exact = (entry: UsbDevice): Reason => (entry.product === undefined ? 'known-maker' : 'known-device')

const printerAt: Guesses = (place, entry, words) => {
  const why: Reason[] = ['printer-class']
  let score = 50
  const raise = (to: number, reason: Reason): void => {
    score = Math.max(score, to)
    why.push(reason)
  }
  if (entry?.kind === 'printer') raise(entry.product === undefined ? 75 : 95, exact(entry))
  if (PRINTER_WORDS.test(`${words} ${place.printerId.replace(/CMD:[^;]*/, '')}`)) raise(80, 'named-so')
  if (TICKET.test(place.printerId)) raise(95, 'ticket-language')
  // A maker of both sells office printers too.
  else if (OFFICE.test(place.printerId) && entry?.product === undefined) {
    score = 10
    why.push('office-language')
  }
  return [{ kind: 'printer', score, why }]
}

const serialAt: Guesses = (place, entry, words) => {
  if (!place.usb) return guess('built-in-port', { displays: 20, printer: 20, scanner: 10 })
  if (entry && entry.kind !== 'adapter')
    return [{ kind: entry.kind, score: entry.product === undefined ? 85 : 95, why: [exact(entry)] }]
  if (SCANNER_WORDS.test(words)) return [{ kind: 'scanner', score: 75, why: ['named-so'] }]
  if (PRINTER_WORDS.test(words)) return [{ kind: 'printer', score: 75, why: ['named-so'] }]
  if (BUS_WORDS.test(words)) return [{ kind: 'displays', score: 65, why: ['usb-serial-cable', 'named-so'] }]
  if (place.isDevice && !entry) return guess('usb-serial-device', { scanner: 35, printer: 30 })
  return guess('usb-serial-cable', { displays: 40, printer: 35, scanner: 20 })
}

const guess = (reason: Reason, scores: Partial<Record<DeviceKind, number>>): Guess[] =>
  (Object.entries(scores) as [DeviceKind, number][]).map(([kind, score]) => ({ kind, score, why: [reason] }))

const GUESSES: Readonly<Record<Place['port'], Guesses>> = {
  'printer-file': printerAt,
  'printer-without-file': (place, entry, words) =>
    printerAt(place, entry, words).map((one) => ({ ...one, why: [...one.why, 'no-device-file'] })),
  serial: serialAt,
  // Any keyboard types: only one that says or is known to be a scanner is told.
  keyboard: (_, entry, words) => {
    if (entry?.kind === 'scanner') return [{ kind: 'scanner', score: 70, why: [exact(entry), 'types'] }]
    return SCANNER_WORDS.test(words) ? [{ kind: 'scanner', score: 60, why: ['named-so', 'types'] }] : []
  },
}

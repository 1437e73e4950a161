import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import type { DeviceCandidate } from '../../../../shared/api/order-views.ts'
import type { StationDevices, StationLine } from '../../../../shared/domain/config/station-devices.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'

export type StationDraft = Omit<StationDevices, 'deviceId'>

export const NO_DEVICES: StationDraft = { printers: [], displays: [], scanners: [] }

/** The devices of a station as they are configured now. */
export function devicesOf({ stations }: ConfigurationView, deviceId: string | null): StationDraft {
  const found = stations.find((station) => station.deviceId === deviceId)
  if (!found) return NO_DEVICES
  const { deviceId: _, ...devices } = found
  return devices
}

/** The first of `may-in-1`, `may-in-2` … that nobody has. */
function freeId(prefix: string, taken: readonly string[]): string {
  for (let n = 1; ; n += 1) if (!taken.includes(`${prefix}-${n}`)) return `${prefix}-${n}`
}

/** Ids of printers that any station holds, or a kiosk is bound to under another station's name. */
const printerIds = ({ stations }: ConfigurationView, draft: StationDraft): string[] => [
  ...stations.flatMap(({ printers, sheets = [] }) => [...printers, ...sheets].map(({ id }) => id)),
  ...[...draft.printers, ...(draft.sheets ?? [])].map(({ id }) => id),
]

const LONGEST_NAME = 100
/** Where CUPS has a queue, up to its name. */
export const CUPS_QUEUE = 'ipp://127.0.0.1:631/printers/'
const PRINTER_MODEL = 'generic-80'
const DISPLAY_MODEL = 'dm56a04'
const serial = (path: string): Extract<StationLine, { kind: 'serial' }> => ({ kind: 'serial', path, baudRate: 9_600 })
const network = { kind: 'tcp', host: '', port: 9_100 } as const

function lineTo({ path, why }: DeviceCandidate): StationLine {
  if (path === null) return network
  if (why.includes('windows-printer')) return { kind: 'spooler', printer: path }
  return /^(COM\d|\/dev\/(tty|serial))/i.test(path) ? serial(path) : { kind: 'file', path }
}

type RowWords = Words['adminStations']

/** One printer more; on the port of a candidate, when one is given. */
export function withPrinter(
  draft: StationDraft,
  config: ConfigurationView,
  words: RowWords,
  candidate?: DeviceCandidate,
): StationDraft {
  const printer = {
    id: freeId('may-in', printerIds(config, draft)),
    name: candidate?.name || words.newPrinter(draft.printers.length + 1),
    model: candidate?.model ?? PRINTER_MODEL,
    transport: candidate ? lineTo(candidate) : network,
  }
  return { ...draft, printers: [...draft.printers, printer] }
}

/** One office printer more, for no counter yet. */
export function withSheetPrinter(
  draft: StationDraft,
  config: ConfigurationView,
  words: RowWords,
  candidate?: DeviceCandidate,
): StationDraft {
  const { sheets = [] } = draft
  const path = candidate?.path ?? ''
  const printer = {
    id: freeId('may-in-phong', printerIds(config, draft)),
    name: candidate?.name.slice(0, LONGEST_NAME) || words.newSheetPrinter(sheets.length + 1),
    transport: candidate?.why.includes('windows-printer')
      ? { kind: 'windows' as const, printer: path }
      : { kind: 'ipp' as const, uri: path || CUPS_QUEUE },
    counterIds: [],
  }
  return { ...draft, sheets: [...sheets, printer] }
}

/** One line of displays more, with its first display. */
export function withLine(
  draft: StationDraft,
  config: ConfigurationView,
  words: RowWords,
  candidate?: DeviceCandidate,
): StationDraft {
  const line = {
    name: words.newLine(draft.displays.length + 1),
    transport: serial(candidate?.path ?? ''),
    boards: [{ counterId: config.counters[0]?.id ?? '', model: DISPLAY_MODEL, address: 1 }],
  }
  return { ...draft, displays: [...draft.displays, line] }
}

/** One display more on a line, at the next address and for the next counter. */
export function withBoard(
  line: StationDraft['displays'][number],
  { counters }: ConfigurationView,
): StationDraft['displays'][number] {
  const last = line.boards.at(-1)
  const at = counters.findIndex(({ id }) => id === last?.counterId)
  const board = {
    counterId: counters[at + 1]?.id ?? counters[0]?.id ?? '',
    model: last?.model ?? DISPLAY_MODEL,
    address: Math.max(0, ...line.boards.map(({ address }) => address)) + 1,
  }
  return { ...line, boards: [...line.boards, board] }
}

/** One scanner more. */
export function withScanner(
  draft: StationDraft,
  { counters }: ConfigurationView,
  words: RowWords,
  candidate?: DeviceCandidate,
): StationDraft {
  const scanner = {
    id: freeId(
      'may-quet',
      draft.scanners.map(({ id }) => id),
    ),
    name: candidate?.name || words.newScanner(draft.scanners.length + 1),
    transport: serial(candidate?.path ?? ''),
    to: { counterId: counters[0]?.id ?? '' },
  }
  return { ...draft, scanners: [...draft.scanners, scanner] }
}

import { z } from 'zod'
import { orderView } from './order-views.ts'
import { DEVICE_ROLES } from './roles.ts'
import { speaker } from './speaker-views.ts'
import { displayState, printerFacts, stationReport } from './station-views.ts'
import { id, instant, printCause, printerState } from './views.ts'

/**
 * How the devices of a centre are: what they tell of themselves (`reportDevice`) and what a leader or technician reads
 * (`listDeviceHealth`).
 */

/** The last number that a board painted, and when (ms since 1970, by the centre's clock). */
export const painted = z.strictObject({ number: z.string().min(1).max(20), at: instant })

export const battery = z.strictObject({ percent: z.int().min(0).max(100), charging: z.boolean() })

/** What a device tells of itself every ten seconds; what its browser does not know is left out. */
export const deviceReport = z.strictObject({
  painted: painted.optional(),
  speaker: speaker.optional(),
  battery: battery.optional(),
  /** The machine's clock minus the centre's, ms. */
  clockOffsetMs: z.int().min(-1e13).max(1e13).optional(),
  /** An input method such as Unikey put keys of its own into what the scanner of this page typed last. */
  inputMethod: z.boolean().optional(),
  /** Only of a station: its printers and number displays. */
  station: stationReport.optional(),
})
export type DeviceReport = z.infer<typeof deviceReport>

/** What somebody should look after. `gone`: told before, not now although the centre works. */
export const trouble = z.enum([
  'gone',
  'speaker-silent',
  'battery-low',
  'clock-off',
  'disk-low',
  'input-method',
  'backup-failed',
  'backup-away',
  'data-damaged',
])
export type Trouble = z.infer<typeof trouble>
const troubles = z.array(z.object({ trouble, since: instant.nullable() }))

/**
 * `good`; `troubled`: see `troubles`; `away`: told nothing for a while, and nobody expects it to (outside working
 * hours); `never`: paired, but has not told anything yet.
 */
export const deviceState = z.enum(['good', 'troubled', 'away', 'never'])
export type DeviceState = z.infer<typeof deviceState>

export const deviceRow = z.object({
  id,
  name: z.string(),
  role: z.enum(DEVICE_ROLES),
  state: deviceState,
  troubles,
  /** Numbers of the counters it is bound to; empty: none, or all (a board). */
  counters: z.array(z.int()),
  lastSeenAt: instant.nullable(),
  painted: painted.nullable(),
  speaker: speaker.nullable(),
  battery: battery.nullable(),
  clockOffsetMs: z.int().nullable(),
  /** Only of a station: where it takes its devices from, how many, and what of that cannot be used. */
  station: z
    .object({
      source: z.enum(['file', 'centre']),
      printers: z.int(),
      displays: z.int(),
      problems: z.array(z.string()),
    })
    .nullable(),
})
export type DeviceHealthRow = z.infer<typeof deviceRow>

/** What a printer has used since its last new roll, and how long that will last. */
export const paperCount = z.object({
  /** Null: nobody has said, and the printer never ran out, since this is counted. */
  changedAt: instant.nullable(),
  by: z.enum(['person', 'printer']).nullable(),
  /** Papers that came out, by what is known of them; `tests` are part of neither. */
  printed: z.int(),
  sent: z.int(),
  unknown: z.int(),
  tests: z.int(),
  /** Papers that did not come out at the first try. */
  failed: z.int(),
  usedMm: z.int(),
  rollMm: z.int(),
  /** Tickets that are left on the roll, about; null: its beginning is not known. */
  remaining: z.int().nullable(),
  /** Whether somebody should have a new roll ready. */
  low: z.boolean(),
})
export type PaperCount = z.infer<typeof paperCount>

export const printerRow = z.object({
  id,
  /** Names of the devices whose papers it prints. */
  devices: z.array(z.string()),
  /** `never`: no station has told of it yet. */
  state: z.enum([...printerState.options, 'never']),
  cause: printCause.nullable(),
  nearEnd: z.boolean(),
  /** Since when state and cause hold. */
  since: instant.nullable(),
  /** Papers that wait for it now. */
  waiting: z.int(),
  /** What its station tells of it; null: none does. */
  station: z
    .object({
      id,
      name: z.string(),
      /** What the station calls it. */
      printer: z.string(),
      line: z.string(),
      model: z.string(),
      facts: printerFacts.nullable(),
      /** An office printer: it has no roll, and confirms as its system does. */
      office: z.literal(true).optional(),
    })
    .nullable(),
  /** When it was last known to be well. */
  lastGoodAt: instant.nullable(),
  paper: paperCount,
})
export type PrinterHealthRow = z.infer<typeof printerRow>

/** A number display at a counter, as its station tells. `away`: its station tells nothing now. */
export const displayRow = z.object({
  id,
  stationId: id,
  stationName: z.string(),
  line: z.string(),
  model: z.string(),
  counterId: id,
  /** Null: no such counter. */
  counterNumber: z.int().nullable(),
  state: z.enum([...displayState.options, 'away']),
  /** Since when it is dead. */
  deadSince: instant.nullable(),
  shows: z.string(),
  /** The last number it confirmed, or was given. */
  shown: z.string().nullable(),
  lastGoodAt: instant.nullable(),
})
export type DisplayHealthRow = z.infer<typeof displayRow>

/** A code scanner on a port of a station. `lost`: its line is gone; `away`: its station tells nothing now. */
export const scannerRow = z.object({
  id,
  stationId: id,
  stationName: z.string(),
  name: z.string(),
  state: z.enum(['unchecked', 'ready', 'lost', 'away']),
})
export type ScannerHealthRow = z.infer<typeof scannerRow>

/**
 * A scanner that types like a keyboard, at a kiosk or a counter: nobody knows of it before it is heard. `inputMethod`: one
 * such as Unikey spoilt what it typed last.
 */
export const keyboardScannerRow = z.object({
  /** Of the device, or of the counter. */
  id,
  /** Null: a counter, see `counterNumber`. */
  device: z.string().nullable(),
  counterNumber: z.int().nullable(),
  heardAt: instant,
  inputMethod: z.boolean(),
})
export type KeyboardScannerRow = z.infer<typeof keyboardScannerRow>

/** The centre's own machine; `disk` is null until it was measured. */
export const centreHealth = z.object({
  disk: z.object({ freeBytes: z.int(), totalBytes: z.int(), at: instant }).nullable(),
  troubles,
})

export const deviceHealth = z.object({
  devices: z.array(deviceRow),
  printers: z.array(printerRow),
  displays: z.array(displayRow),
  scanners: z.array(scannerRow),
  keyboardScanners: z.array(keyboardScannerRow),
  /** The newest orders, newest first. */
  orders: z.array(orderView),
  centre: centreHealth,
  now: instant,
  through: z.int(),
})
export type DeviceHealthView = z.infer<typeof deviceHealth>

import { SerialPort } from 'serialport'
import type { UsbDevice } from '../models/usb-device.ts'
import { listSpoolerPrinters } from '../transports/spooler-printers.ts'
import type { SpoolerPrinter } from '../transports/spooler-printers.ts'
import type { CupsQueue } from './cups-queues.ts'
import { candidatesAt, queueCandidate, spoolerCandidate } from './score.ts'
import type { Candidate, Place } from './score.ts'
import { readSysfs } from './sysfs.ts'

export type Discovery = {
  /** Surest first. A serial port stands here once for each kind of device that may hang on it. */
  readonly found: readonly Candidate[]
  /** What this PC would not tell, in the system's words: the list may lack something. Empty when all is well. */
  readonly missed: readonly string[]
}

/** What `SerialPort.list` gives, as far as it is used. */
export type ListedPort = {
  readonly path: string
  readonly vendorId?: string | undefined
  readonly productId?: string | undefined
  readonly manufacturer?: string | undefined
  readonly friendlyName?: string | undefined
}

export type DiscoveryOptions = {
  readonly known: readonly UsbDevice[]
  /** Serial ports by the library; rejects on a Linux without `udev`. */
  readonly listPorts?: () => Promise<readonly ListedPort[]>
  /** Printers of the Windows spooler; asked for on Windows only. */
  readonly listPrinters?: () => Promise<readonly SpoolerPrinter[]>
  /** Queues of the CUPS of this PC; none when absent. Rejects where no CUPS answers: then there is none. */
  readonly listQueues?: () => Promise<readonly CupsQueue[]>
  /** Where the file system begins; `/` when absent. */
  readonly root?: string
  readonly platform?: NodeJS.Platform
}

/**
 * Looks what devices are plugged into this PC, without opening any: nothing is printed, no port is taken from a running
 * station. Guesses by USB fingerprints; only a technician's look and a test print prove them. Never rejects.
 */
export async function discoverDevices(options: DiscoveryOptions): Promise<Discovery> {
  const { known, listPorts = () => SerialPort.list(), root = '/', platform = process.platform } = options
  const missed: string[] = []
  const places = platform === 'linux' ? await readSysfs(root).catch(told(missed)) : null
  // `/sys` says more and needs no udev; elsewhere, and without it, the library is all there is.
  const all = places ?? (await listPorts().then(placesOf, told(missed))) ?? []
  const { listPrinters = listSpoolerPrinters } = options
  const spooled = platform === 'win32' ? ((await listPrinters().catch(told(missed))) ?? []) : []
  const queues = (await options.listQueues?.().catch(() => null)) ?? []
  const found = [
    ...all.flatMap((place) => candidatesAt(place, known)),
    ...spooled.flatMap(spoolerCandidate),
    ...queues.flatMap(queueCandidate),
  ]
  const order = (a: Candidate, b: Candidate): number => b.score - a.score || compare(a.path ?? '', b.path ?? '')
  return { found: found.toSorted(order), missed }
}

const told =
  (missed: string[]) =>
  (error: unknown): null => {
    missed.push((error as Error).message)
    return null
  }

const placesOf = (ports: readonly ListedPort[]): Place[] =>
  ports.map(({ path, vendorId, productId, manufacturer = '', friendlyName = '' }) => ({
    port: 'serial',
    path,
    usb:
      vendorId === undefined || productId === undefined
        ? null
        : { vendor: hex(vendorId), product: hex(productId), maker: manufacturer, name: friendlyName },
    printerId: '',
    // Which driver made the port is not told here; who is not in the list of cables may be a device itself.
    isDevice: true,
  }))

/** Two serial ports of one adapter stay in order. */
const compare = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

const hex = (id: string): string => id.toLowerCase().padStart(4, '0')

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { CUPS_HERE, listCupsQueues } from '../../hardware/discovery/cups-queues.ts'
import { discoverDevices } from '../../hardware/discovery/discover-devices.ts'
import type { Discovery } from '../../hardware/discovery/discover-devices.ts'
import { usbDevices } from '../../hardware/models/usb-device.ts'
import type { UsbDevice } from '../../hardware/models/usb-device.ts'
import { resourcesDir } from '../platform/paths.ts'
import { systemTimers } from '../platform/time.ts'

/** The USB devices that ship with the program. @throws Error that names the place and the reason */
export function loadUsbDevices(
  file: string = join(resourcesDir(), 'devices', 'usb-devices.json'),
): readonly UsbDevice[] {
  const read = usbDevices.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!read.success) throw new Error(`USB devices:\n${z.prettifyError(read.error)}`)
  return read.data.devices
}

/** What may be plugged into this PC, surest first (`discoverDevices` with the list that ships). */
export const discoverHere = (): Promise<Discovery> =>
  discoverDevices({
    known: loadUsbDevices(),
    // Windows has no CUPS, and a service of another kind may listen there.
    ...(process.platform === 'win32' ? {} : { listQueues: () => listCupsQueues(CUPS_HERE, systemTimers()) }),
  })

import { readdir, readFile, realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Place, UsbFacts } from './score.ts'

/**
 * What Linux knows of the USB printers, serial ports and keyboards of this PC, read from `/sys` alone: `udev` is not
 * needed, which containers and small systems lack (hardware.md §5.4). Rejects when there is no `/sys`.
 * @param root where the file system begins; tests give their own
 */
export async function readSysfs(root: string): Promise<Place[]> {
  await readdir(join(root, 'sys/class'))
  const [printers, serial, others] = await Promise.all([printerFiles(root), serialPorts(root), usbInterfaces(root)])
  return [...printers, ...serial, ...others]
}

const NOTHING = { usb: null, printerId: '', isDevice: false }

async function printerFiles(root: string): Promise<Place[]> {
  const names = (await entries(join(root, 'sys/class/usbmisc'))).filter((name) => /^lp\d+$/.test(name))
  return await Promise.all(
    names.map(async (name) => {
      const at = await realpath(join(root, 'sys/class/usbmisc', name))
      // …/1-2:1.0/usbmisc/lp0
      const printerId = await text(join(dirname(dirname(at)), 'ieee1284_id'))
      return { ...NOTHING, port: 'printer-file', path: `/dev/usb/${name}`, usb: await usbAbove(at, root), printerId }
    }),
  )
}

/** Ports that are there: USB ones, and built-in ones whose chip was found. */
async function serialPorts(root: string): Promise<Place[]> {
  const lasting = await lastingNames(root)
  const found: Place[] = []
  for (const name of await entries(join(root, 'sys/class/tty'))) {
    const path = lasting.get(name) ?? `/dev/${name}`
    const at = join(root, 'sys/class/tty', name)
    if (/^tty(USB|ACM)\d+$/.test(name)) {
      const usb = await usbAbove(await realpath(at), root)
      found.push({ ...NOTHING, port: 'serial', path, usb, isDevice: name.startsWith('ttyACM') })
    } else if (/^tty(S|AMA)\d+$/.test(name) && Number(await text(join(at, 'type'))) > 0) {
      found.push({ ...NOTHING, port: 'serial', path })
    }
  }
  return found
}

/** Names that stay when plugs change places, by the name that the kernel gave now. */
async function lastingNames(root: string): Promise<Map<string, string>> {
  const folder = join(root, 'dev/serial/by-id')
  const names = new Map<string, string>()
  for (const name of await entries(folder)) {
    const target = await realpath(join(folder, name)).catch(() => null)
    if (target !== null) names.set(basename(target), `/dev/serial/by-id/${name}`)
  }
  return names
}

const PRINTER_CLASS = '07'
const HID_CLASS = '03'
const KEYBOARD_PROTOCOL = '01'

async function usbInterfaces(root: string): Promise<Place[]> {
  const found: Place[] = []
  const folder = join(root, 'sys/bus/usb/devices')
  for (const name of (await entries(folder)).filter((one) => one.includes(':'))) {
    const at = await realpath(join(folder, name)).catch(() => null)
    if (at === null) continue
    const kind = await text(join(at, 'bInterfaceClass'))
    const usb = await usbAbove(at, root)
    const isHeld = kind === PRINTER_CLASS && !(await entries(at)).includes('usbmisc')
    const types = kind === HID_CLASS && (await text(join(at, 'bInterfaceProtocol'))) === KEYBOARD_PROTOCOL
    if (isHeld) found.push({ ...NOTHING, port: 'printer-without-file', path: null, usb })
    if (types) found.push({ ...NOTHING, port: 'keyboard', path: null, usb })
  }
  return found
}

/** The USB device that something in `/sys` is a part of. */
async function usbAbove(path: string, root: string): Promise<UsbFacts | null> {
  for (let at = path; at.length > root.length && at !== dirname(at); at = dirname(at)) {
    const vendor = await text(join(at, 'idVendor'))
    if (vendor === '') continue
    const [product, maker, name] = await Promise.all(
      ['idProduct', 'manufacturer', 'product'].map((file) => text(join(at, file))),
    )
    return { vendor, product: product ?? '', maker: maker ?? '', name: name ?? '' }
  }
  return null
}

/** What is not there has no entries; a device may go while it is looked at. */
const entries = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])
const text = async (file: string): Promise<string> => (await readFile(file, 'utf8').catch(() => '')).trim()

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UsbDevice } from '../models/usb-device.ts'
import { discoverDevices } from './discover-devices.ts'

const KNOWN: UsbDevice[] = [
  { vendor: '04b8', kind: 'printer', name: 'Epson', model: 'epson-80' },
  { vendor: '04b8', product: '0202', kind: 'printer', name: 'Epson TM-T88IV', model: 'epson-80-180' },
  { vendor: '1eab', kind: 'scanner', name: 'Newland' },
  { vendor: '1a86', product: '7523', kind: 'adapter', name: 'CH340' },
]

/** A file system as Linux lays it out: real folders, files and links. */
let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sysfs-'))
  for (const name of ['sys/class/tty', 'sys/class/usbmisc', 'sys/bus/usb/devices']) folder(name)
})
afterEach(() => rmSync(root, { recursive: true }))

const folder = (path: string): string => mkdirSync(join(root, path), { recursive: true }) ?? ''
const file = (path: string, text: string): void => {
  folder(dirname(path))
  writeFileSync(join(root, path), `${text}\n`)
}
const link = (from: string, to: string): void => {
  folder(dirname(from))
  symlinkSync(relative(dirname(join(root, from)), join(root, to)), join(root, from))
}

/** A USB device with one interface in `plug`; what hangs on the interface are folders below it. */
function plugIn(plug: string, ids: string, says: { maker?: string; name?: string }, interfaceIs: string): string {
  const device = `sys/devices/pci0000:00/usb1/${plug}`
  const [vendor = '', product = ''] = ids.split(':')
  file(`${device}/idVendor`, vendor)
  file(`${device}/idProduct`, product)
  if (says.maker) file(`${device}/manufacturer`, says.maker)
  if (says.name) file(`${device}/product`, says.name)
  const [kind = '', protocol = '00'] = interfaceIs.split('/')
  const at = `${device}/${plug}:1.0`
  file(`${at}/bInterfaceClass`, kind)
  file(`${at}/bInterfaceProtocol`, protocol)
  link(`sys/bus/usb/devices/${plug}:1.0`, at)
  return at
}

function usbPrinter(plug: string, ids: string, says: { name?: string; printerId?: string }, lp: string): void {
  const at = plugIn(plug, ids, says, '07')
  file(`${at}/ieee1284_id`, says.printerId ?? '')
  folder(`${at}/usbmisc/${lp}`)
  link(`sys/class/usbmisc/${lp}`, `${at}/usbmisc/${lp}`)
}

function usbSerial(plug: string, ids: string, says: { maker?: string; name?: string }, tty: string): void {
  const at = plugIn(plug, ids, says, 'ff')
  const below = tty.startsWith('ttyUSB') ? `${at}/${tty}/tty/${tty}` : `${at}/tty/${tty}`
  folder(below)
  link(`sys/class/tty/${tty}`, below)
}

const look = async () => {
  const { found, missed } = await discoverDevices({ known: KNOWN, root, platform: 'linux', listPorts: noUdev })
  expect(missed).toEqual([])
  return found.map(({ kind, path, score, why, model }) => ({ kind, path, score, why, model }))
}
const noUdev = () => Promise.reject(new Error('spawn udevadm ENOENT'))

describe('on Linux, without udev', () => {
  it('finds nothing where nothing is plugged in', async () => {
    file('sys/class/tty/ttyS3/type', '0')
    expect(await look()).toEqual([])
  })

  it('tells ticket printers from office printers by what they say of themselves, surest first', async () => {
    usbPrinter('1-1', '03f0:0011', { name: 'LaserJet', printerId: 'MFG:HP;CMD:PJL,PCL,POSTSCRIPT;CLS:PRINTER;' }, 'lp0')
    usbPrinter('1-2', '04b8:0202', {}, 'lp1')
    usbPrinter('1-3', '0483:070b', { name: 'POS80 Printer' }, 'lp2')
    usbPrinter('1-4', '04b8:1101', { printerId: 'MFG:EPSON;CMD:ESCPL2,BDC,D4;MDL:L3110 Series;' }, 'lp3')
    usbPrinter('1-5', '0fe6:811e', { printerId: 'MFG:XP;CMD:ESC/POS;MDL:80;CLS:PRINTER;' }, 'lp4')
    expect(await look()).toEqual([
      {
        kind: 'printer',
        path: '/dev/usb/lp1',
        score: 95,
        why: ['printer-class', 'known-device'],
        model: 'epson-80-180',
      },
      { kind: 'printer', path: '/dev/usb/lp4', score: 95, why: ['printer-class', 'ticket-language'], model: null },
      { kind: 'printer', path: '/dev/usb/lp2', score: 80, why: ['printer-class', 'named-so'], model: null },
      { kind: 'printer', path: '/dev/usb/lp0', score: 10, why: ['printer-class', 'office-language'], model: null },
      {
        kind: 'printer',
        path: '/dev/usb/lp3',
        score: 10,
        why: ['printer-class', 'known-maker', 'office-language'],
        model: 'epson-80',
      },
    ])
  })

  it('names a printer that is plugged in and cannot be opened', async () => {
    plugIn('1-1', '04b8:0202', {}, '07')
    expect(await look()).toMatchObject([{ path: null, score: 95, why: expect.arrayContaining(['no-device-file']) }])
  })

  it('takes the lasting name of a serial port, and guesses what hangs on a cable', async () => {
    usbSerial('1-1', '1a86:7523', { name: 'USB Serial' }, 'ttyUSB0')
    file('dev/ttyUSB0', '')
    link('dev/serial/by-id/usb-1a86_USB_Serial-if00-port0', 'dev/ttyUSB0')
    const path = '/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0'
    expect(await look()).toEqual([
      { kind: 'displays', path, score: 40, why: ['usb-serial-cable'], model: null },
      { kind: 'printer', path, score: 35, why: ['usb-serial-cable'], model: null },
      { kind: 'scanner', path, score: 20, why: ['usb-serial-cable'], model: null },
    ])
  })

  it('finds scanners on serial ports and those that type, and no other keyboard', async () => {
    usbSerial('1-1', '1eab:1306', { maker: 'Newland', name: 'EM20' }, 'ttyACM0')
    plugIn('1-2', '1eab:1303', {}, '03/01')
    plugIn('1-3', '1234:5678', { name: 'USB Barcode Scanner' }, '03/01')
    plugIn('1-4', '046d:c31c', { maker: 'Logitech', name: 'USB Keyboard' }, '03/01')
    plugIn('1-5', '046d:c077', { name: 'USB Mouse' }, '03/02')
    expect(await look()).toEqual([
      { kind: 'scanner', path: '/dev/ttyACM0', score: 85, why: ['known-maker'], model: null },
      { kind: 'scanner', path: null, score: 70, why: ['known-maker', 'types'], model: null },
      { kind: 'scanner', path: null, score: 60, why: ['named-so', 'types'], model: null },
    ])
  })

  it('counts only built-in ports whose chip is there', async () => {
    file('sys/class/tty/ttyS0/type', '4')
    file('sys/class/tty/ttyS1/type', '0')
    expect(new Set((await look()).map(({ path }) => path))).toEqual(new Set(['/dev/ttyS0']))
  })
})

describe('where only the library knows the ports', () => {
  it('scores what it lists', async () => {
    const listPorts = async () => [
      { path: 'COM3', vendorId: '1EAB', productId: '1306', manufacturer: 'Newland' },
      { path: 'COM1' },
    ]
    const { found, missed } = await discoverDevices({
      known: KNOWN,
      platform: 'win32',
      listPorts,
      listPrinters: async () => [],
    })
    expect(missed).toEqual([])
    expect(found[0]).toEqual({
      kind: 'scanner',
      path: 'COM3',
      score: 85,
      why: ['known-maker'],
      name: 'Newland',
      usb: '1eab:1306',
      model: null,
    })
    expect(found.slice(1).every(({ path, usb }) => path === 'COM1' && usb === null)).toBe(true)
  })

  it('adds the printers of the spooler that may be one of ours, the likeliest first', async () => {
    const listPrinters = async () => [
      { name: 'Microsoft Print to PDF', port: 'PORTPROMPT:', driver: 'Microsoft Print To PDF' },
      { name: 'Fax', port: 'SHRFAX:', driver: 'Microsoft Shared Fax Driver' },
      { name: 'Phòng kế toán', port: 'IP_192.0.2.30', driver: 'HP Universal Printing PCL 6' },
      { name: 'May in so', port: 'USB002', driver: 'Generic / Text Only' },
      { name: 'XP-80C', port: 'USB001', driver: 'POS-80 Printer Driver' },
    ]
    const { found, missed } = await discoverDevices({
      known: KNOWN,
      platform: 'win32',
      listPorts: async () => [],
      listPrinters,
    })
    expect(missed).toEqual([])
    expect(found.map(({ kind, path, score }) => [kind, path, score])).toEqual([
      ['printer', 'XP-80C', 75],
      ['sheets', 'Phòng kế toán', 60],
      ['printer', 'May in so', 45],
      ['printer', 'Phòng kế toán', 15],
    ])
    expect(found[0]).toMatchObject({ kind: 'printer', usb: null, why: ['windows-printer', 'named-so'] })
  })

  it('adds the queues of CUPS; a CUPS that is not there is no trouble', async () => {
    const nothing = { known: [], root: join(root, 'nowhere'), listPorts: async () => [] }
    const queue = { uri: 'ipp://127.0.0.1:631/printers/phong', name: 'phong · HP', confirms: true }
    const { found } = await discoverDevices({
      ...nothing,
      listQueues: async () => [{ ...queue, uri: 'ipp://127.0.0.1:631/printers/cu', confirms: false }, queue],
    })
    expect(found.map(({ kind, path, why }) => [kind, path, why])).toEqual([
      ['sheets', queue.uri, ['cups-queue']],
      ['sheets', 'ipp://127.0.0.1:631/printers/cu', ['cups-silent']],
    ])
    const away = await discoverDevices({ ...nothing, listQueues: () => Promise.reject(new Error('nobody listens')) })
    expect(away.found).toEqual([])
  })

  it('says so when Windows does not give its printers', async () => {
    const listPrinters = () => Promise.reject(new Error('the spooler is off'))
    const { found, missed } = await discoverDevices({
      known: [],
      platform: 'win32',
      listPorts: async () => [],
      listPrinters,
    })
    expect([found, missed]).toEqual([[], ['the spooler is off']])
  })

  it('says that the list may lack something, and lives on', async () => {
    const nowhere = join(root, 'nowhere')
    const { found, missed } = await discoverDevices({ known: [], root: nowhere, platform: 'linux', listPorts: noUdev })
    expect(found).toEqual([])
    expect(missed).toEqual([expect.stringContaining('ENOENT'), 'spawn udevadm ENOENT'])
  })
})

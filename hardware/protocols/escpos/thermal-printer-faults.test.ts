import { setImmediate as nextTurn } from 'node:timers/promises'
import { CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer'
import { describe, expect, it } from 'vitest'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import { blankBitmap } from '../../bitmap.ts'
import type { Bitmap } from '../../bitmap.ts'
import type { Connection, Transport } from '../../ports.ts'
import { plainTicket } from '../../render/plain-ticket.ts'
import { encodePng } from '../../render/png.ts'
import { createTicketRenderer } from '../../render/render-ticket.ts'
import { createEscposParser } from '../../simulators/escpos-parser.ts'
import type { Operation } from '../../simulators/escpos-commands.table.ts'
import { sampleSlip } from '../../testkit/sample-slip.ts'
import { openSerialPair } from '../../testkit/serial-pair.ts'
import { openPeer } from '../../testkit/peer.ts'
import { promptTimers } from '../../testkit/prompt-timers.ts'
import { createDeviceFileTransport } from '../../transports/device-file.ts'
import { createSerialTransport } from '../../transports/serial.ts'
import { createTcpTransport } from '../../transports/tcp.ts'
import { PLAIN_DIALECT } from './dialect.ts'
import { encodePlain } from './encode-plain.ts'
import { encodeTicket } from './encode-ticket.ts'
import { createJobBuilder, NO_CONNECTION } from './node-thermal-builder.ts'

/**
 * The faults of node-thermal-printer that are faults of bytes, by their numbers in hardware.md §1.2, each kept out of
 * our jobs. Those of connections and time stand in `devices/thermal-printer-faults.test.ts`.
 */

const STYLE = { dialect: PLAIN_DIALECT, confirmation: 'mark', mark: '0001' } as const
const VIETNAMESE = 'Đà Nẵng, ế ệ ẵ'
const renderer = createTicketRenderer()
const drawn = encodeTicket(await renderer.render(sampleSlip({ serviceName: VIETNAMESE }), null, 576), STYLE).bytes
const letters = encodePlain(plainTicket(sampleSlip({ serviceName: VIETNAMESE }), 'http://x/Đà-Nẵng', 576), STYLE).bytes
const JOBS: [name: string, bytes: Uint8Array][] = [
  ['a picture', drawn],
  ['plain letters', letters],
]

/** The package as a builder of bytes. */
const theirs = (characterSet = CharacterSet.PC437_USA): ThermalPrinter =>
  new ThermalPrinter({ type: PrinterTypes.EPSON, characterSet, interface: 'tcp://127.0.0.1:1' })

function operationsOf(bytes: Uint8Array): Operation[] {
  const parser = createEscposParser()
  parser.push(bytes)
  const found: Operation[] = []
  for (let one = parser.next(); one; one = parser.next()) found.push(one)
  expect(parser.buffered()).toBe(0)
  return found
}

const codesOf = (bytes: Uint8Array): Operation['kind'][] => operationsOf(bytes).map(({ kind }) => kind)

describe('8: nothing to send', () => {
  it('is sent over every line without a fault', async () => {
    const [peer, one, two] = [await openPeer(() => undefined), await openSerialPair(), await openSerialPair()]
    const lines: Transport[] = [
      createTcpTransport({ host: '127.0.0.1', port: peer.port, timers: createManualTime().timers }),
      createSerialTransport({ path: one.a, baudRate: 9_600 }),
      createDeviceFileTransport({ path: two.a, timers: promptTimers }),
    ]
    const open: Connection[] = []
    for (const line of lines) open.push(await line.open({ onBytes: () => undefined, onLost: () => undefined }))
    const sent = await Promise.allSettled(open.map((connection) => connection.write(createJobBuilder().bytes())))
    expect(sent.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
    for (const connection of open) connection.close()
    await Promise.all([peer.close(), one.close(), two.close()])
  })
})

describe('9: a job', () => {
  it('holds its own bytes only, however many were built before', async () => {
    const bitmap = { ...blankBitmap(8, 3), rows: Uint8Array.of(1, 2, 3) }
    const jobs = Array.from({ length: 3 }, () => Buffer.from(encodeTicket(bitmap, STYLE).bytes).toString('hex'))
    expect(new Set(jobs).size).toBe(1)
    expect(codesOf(encodeTicket(bitmap, STYLE).bytes).filter((kind) => kind === 'cut')).toEqual(['cut'])
  })
})

describe('12: the connection of the package', () => {
  it('is refused with a reason in words, never with a bare value', async () => {
    await expect(NO_CONNECTION.execute()).rejects.toThrow(/our own transports/)
    await expect(NO_CONNECTION.isPrinterConnected()).rejects.toThrow(/our own transports/)
  })
})

describe.each(JOBS)('%s', (_name, bytes) => {
  it('14: feeds no paper for nothing, cuts once and is not reset behind the back of what follows', () => {
    const kinds = codesOf(bytes)
    expect(kinds.filter((kind) => kind === 'reset' || kind === 'cut' || kind === 'mark')).toEqual([
      'reset',
      'cut',
      'mark',
    ])
    expect(kinds).not.toContain('unknown')
    const cut = theirs()
    cut.cut()
    expect(Buffer.from(cut.getBuffer() ?? []).toString('hex')).toMatch(/(1b6404){2}1d56001b40$/)
  })

  it('16, 17: selects no code page and no national letters: nothing but plain letters is ever a letter', () => {
    const theirPage = theirs(CharacterSet.WPC1258_VIETNAMESE)
    theirPage.print('ế')
    expect(Buffer.from(theirPage.getBuffer() ?? []).toString('hex')).toContain('1b520088a4')

    const beyond = operationsOf(bytes).filter((one) => one.kind === 'letter' && one.code > 0x7e)
    expect(beyond).toEqual([])
    // Before pictures, where any bytes may stand.
    const [commands = ''] = Buffer.from(bytes).toString('latin1').split('\u001dv0')
    expect(['\u001bt', '\u001bR'].filter((page) => commands.includes(page))).toEqual([])
  })
})

describe('15: a QR code', () => {
  it('is stored with the length of its bytes, so that nothing of it is printed as text', () => {
    const wrong = theirs()
    wrong.printQR('Đà Nẵng')
    // 7 letters and 3, where 11 bytes and 3 follow.
    expect(Buffer.from(wrong.getBuffer() ?? []).toString('hex')).toContain('1d286b0a00315030')

    const found = operationsOf(letters)
    expect(found).toContainEqual({ kind: 'qr-content', content: 'http://x/Đà-Nẵng' })
    const printed = found.filter((one) => one.kind === 'letter').map(({ code }) => String.fromCharCode(code))
    expect(printed.join('')).not.toMatch(/http|ng\d/)
  })
})

/** Time of the processor, ms: it does not grow when other programs have their turn. */
async function processorMs(run: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const stripes = (width: number, height: number): Bitmap => {
  const bitmap = blankBitmap(width, height)
  return { ...bitmap, rows: bitmap.rows.map((_, i) => i % 251) }
}

describe('18: a picture of half a metre', () => {
  it('takes a small part of the time that the package needs for it', async () => {
    const bitmap = stripes(576, 4_000)
    const png = await encodePng(bitmap)
    const [first, second] = [theirs(), theirs()]
    // Once to get warm.
    await first.printImageBuffer(png)
    encodeTicket(bitmap, STYLE)
    const slow = await processorMs(() => second.printImageBuffer(png))
    const quick = await processorMs(() => encodeTicket(bitmap, STYLE))
    expect(quick).toBeLessThan(slow / 3)
  })
})

describe('19: a picture wider than 2,040 dots', () => {
  it('has its width in two bytes', () => {
    const bitmap = stripes(2_400, 2)
    const rows = operationsOf(encodeTicket(bitmap, STYLE).bytes).filter((one) => one.kind === 'row')
    expect(rows.map(({ bytes }) => bytes.length)).toEqual([300, 300])
  })
})

describe('20: lines of letters', () => {
  const line = (text: string) => ({ kind: 'line', text, wide: 1, high: 1, bold: false }) as const

  it('keep the empty ones between them', () => {
    const theirLines = theirs()
    theirLines.println('a\n\nb')
    expect(Buffer.from(theirLines.getBuffer() ?? []).toString('latin1')).not.toContain('a\n\nb')

    const paper = { parts: [line('a'), line(''), line('b')] }
    const kinds = codesOf(encodePlain(paper, STYLE).bytes)
    expect(kinds.filter((kind) => kind === 'letter' || kind === 'line')).toEqual([
      'letter',
      'line',
      'line',
      'letter',
      'line',
    ])
  })

  it('are as wide as their letters, however those are composed', () => {
    const [composed, apart] = ['NFC', 'NFD'].map((form) =>
      plainTicket(sampleSlip({ serviceName: VIETNAMESE.normalize(form) }), null, 384),
    )
    expect(composed).toEqual(apart)
  })
})

describe('11: a device file that takes nothing', () => {
  it('is told nothing more once it was given up: no ghost comes out later', async () => {
    const pair = await openSerialPair()
    const open = (path: string, late: number[] = []) =>
      createDeviceFileTransport({ path, timers: promptTimers }).open({
        onBytes: (bytes) => void late.push(...bytes),
        onLost: () => undefined,
      })
    const connection = await open(pair.a)
    // A pair of pseudo-terminals that nobody empties takes some kilobytes, then nothing.
    const all = 1_000_000
    const writing = connection.write(new Uint8Array(all).fill(0x41)).catch((error: Error) => error.message)
    connection.close()
    expect(await writing).toMatch(/closed/)
    const late: number[] = []
    const reader = await open(pair.b, late)
    // What it had taken comes; a background repetition would bring the rest.
    const [again, there] = [await open(pair.a), Uint8Array.of(0x42)]
    await again.write(there)
    while (late.at(-1) !== 0x42) await nextTurn()
    expect(late.length).toBeLessThan(all)
    for (const one of [reader, again]) one.close()
    await pair.close()
  })
})

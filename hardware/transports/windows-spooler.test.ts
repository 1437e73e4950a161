import { beforeEach, describe, expect, it } from 'vitest'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { createEscposPrinter } from '../devices/escpos-printer.ts'
import { PLAIN_DIALECT } from '../protocols/escpos/dialect.ts'
import { createTicketRenderer } from '../render/render-ticket.ts'
import { sampleSlip } from '../testkit/sample-slip.ts'
import { untilStatus } from '../testkit/printer-bench.ts'
import { loadSpoolerApi } from './spooler-api.ts'
import type { SpoolerApi } from './spooler-api.ts'
import { createSpoolerTransport } from './windows-spooler.ts'

/** Windows with one printer, by the calls of its spooler: what went into which document. */
let documents: { bytes: Buffer; ended: boolean }[]
let handles: number
let status: number | null
let mostAtOnce: number

beforeEach(() => {
  documents = []
  handles = 0
  status = 0
  mostAtOnce = 1_000_000
})

const windows: SpoolerApi = {
  open: (printer) => (printer === 'Máy in' ? ++handles : null),
  status: () => status,
  startDocument() {
    documents.push({ bytes: Buffer.alloc(0), ended: false })
    return true
  },
  write(_handle, bytes) {
    const taken = Buffer.from(bytes.subarray(0, mostAtOnce))
    const document = documents.at(-1)
    if (document) document.bytes = Buffer.concat([document.bytes, taken])
    return Promise.resolve(taken.length)
  },
  endDocument() {
    const document = documents.at(-1)
    if (document) document.ended = true
    return true
  },
  close: () => void handles--,
}

const transport = (printer = 'Máy in') => createSpoolerTransport({ printer, load: () => Promise.resolve(windows) })
const nothing = { onBytes: () => undefined, onLost: () => undefined }

describe('the Windows spooler', () => {
  it('takes each write as a document of its own, in order and whole', async () => {
    mostAtOnce = 300
    const connection = await transport().open(nothing)
    const pieces = [new Uint8Array(1_000).fill(1), new Uint8Array(10).fill(2)]
    await Promise.all(pieces.map((piece) => connection.write(piece)))
    expect(documents).toEqual(pieces.map((piece) => ({ bytes: Buffer.from(piece), ended: true })))
    connection.close()
    await new Promise((resolve) => setImmediate(resolve))
    expect(handles).toBe(0)
  })

  it('says that Windows has no such printer, or that nothing would come out of it', async () => {
    await expect(transport('khong-co').open(nothing)).rejects.toThrow('Windows has no printer khong-co')
    status = 0x10
    await expect(transport().open(nothing)).rejects.toThrow('Windows says that Máy in is out of paper')
    expect(handles).toBe(0)
    status = null
    await expect(transport().open(nothing)).resolves.toBeDefined()
  })

  it('is lost when Windows takes no more, ends the document, and takes nothing after', async () => {
    const lost: string[] = []
    const connection = await transport().open({ ...nothing, onLost: (reason) => void lost.push(reason.message) })
    mostAtOnce = 0
    await expect(connection.write(Uint8Array.of(1))).rejects.toThrow('Windows took 0 of 1 bytes')
    expect(lost).toHaveLength(1)
    expect(documents[0]?.ended).toBe(true)
    await expect(connection.write(Uint8Array.of(1))).rejects.toThrow('closed')
  })

  it('gets a ticket in one document, which nobody calls printed', async () => {
    const time = createManualTime()
    const printer = createEscposPrinter({
      id: 'p',
      transport: transport(),
      width: 576,
      speedMmPerSecond: 100,
      dotsPerMm: 8,
      dialect: { ...PLAIN_DIALECT, silent: true },
      answers: null,
      onAnswers: () => undefined,
      torn: false,
      timers: time.timers,
    })
    await untilStatus(printer, 'ready')
    const bitmap = await createTicketRenderer().render(sampleSlip(), null, 576)
    const printing = printer.print({ id: 'a', bitmap, begin: () => true })
    await untilStatus(printer, 'printing')
    while (documents[0]?.ended !== true) await new Promise((resolve) => setImmediate(resolve))
    time.advance(60_000)
    expect(await printing).toEqual({ outcome: 'unknown', handedOver: true })
    expect(documents).toHaveLength(1)
    expect(documents[0]?.bytes.subarray(-4)).toEqual(Buffer.from('1d564200', 'hex'))
    await printer.close()
  })

  it('is loaded on Windows only', async () => {
    await expect(loadSpoolerApi('linux')).rejects.toThrow('no Windows spooler')
  })
})

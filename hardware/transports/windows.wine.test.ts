import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PLAIN_DIALECT } from '../protocols/escpos/dialect.ts'
import { encodeTicket } from '../protocols/escpos/encode-ticket.ts'
import type { JobStyle } from '../protocols/escpos/job-frame.ts'
import { decodePng } from '../render/png.ts'
import { createTicketRenderer } from '../render/render-ticket.ts'
import { playPrinter } from '../simulators/escpos-printer-sim.ts'
import type { PlayedPrinter } from '../simulators/escpos-printer-sim.ts'
import type { OpenSimLine } from '../simulators/lines/sim-line.ts'
import { serialSimLine } from '../simulators/lines/serial-sim-line.ts'
import { tcpSimLine } from '../simulators/lines/tcp-sim-line.ts'
import { promptTimers } from '../testkit/prompt-timers.ts'
import { SAMPLE_QR, sampleSlip } from '../testkit/sample-slip.ts'
import { openSerialPair } from '../testkit/serial-pair.ts'
import type { SpoolerPrinter } from './spooler-printers.ts'
import { startWindows, whyNoWindows } from '../testkit/wine/windows.ts'
import type { Windows } from '../testkit/wine/windows.ts'

const reason = whyNoWindows()
if (reason !== null) process.stdout.write(`the paths of Windows are not tried: ${reason}\n`)

const programOf = (name: string): string => fileURLToPath(new URL(`../testkit/wine/${name}.ts`, import.meta.url))
const bitmap = await createTicketRenderer().render(sampleSlip(), SAMPLE_QR, 576)
const job = (style: Omit<JobStyle, 'mark'>): Uint8Array => encodeTicket(bitmap, { ...style, mark: '0001' }).bytes

/** Our code as a program of Windows, under Wine, where that is installed. */
describe.skipIf(reason !== null)('on Windows', () => {
  let folder: string
  let windows: Windows
  const close: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wine-'))
    // The printing system sends papers under an account of its own.
    chmodSync(folder, 0o711)
    windows = await startWindows(join(folder, 'windows'))
  })
  afterAll(async () => {
    await windows.stop()
    for (const step of close.reverse()) await step()
    rmSync(folder, { recursive: true, force: true })
  })

  async function play(line: OpenSimLine): Promise<PlayedPrinter> {
    const sim = await playPrinter({
      line,
      paperDir: join(folder, `papers-${close.length}`),
      width: 576,
      speedMmPerSecond: 200,
      timers: promptTimers,
      clock: { now: () => 0, monotonic: () => 0 },
    })
    close.push(() => sim.stop())
    return sim
  }
  async function isTicket(sim: PlayedPrinter): Promise<void> {
    while (sim.papers().length === 0) await nextTurn()
    const picture = await decodePng(readFileSync(sim.papers()[0]?.file ?? ''))
    expect([sim.papers().length, sim.unknownCommands().length, picture.height]).toEqual([1, 0, bitmap.height])
    expect(Buffer.from(picture.rows).equals(bitmap.rows)).toBe(true)
  }
  const keep = (bytes: Uint8Array): void => writeFileSync(join(folder, 'windows', 'job.bin'), bytes)

  it('a ticket goes through the spooler, dot by dot; a printer that is not there is named', async () => {
    const sim = await play(tcpSimLine({ host: '127.0.0.1', port: 0 }))
    if (sim.address.kind !== 'tcp') throw new Error('a network printer has an address')
    windows.addPrinter('MotCua', sim.address.host, sim.address.port)
    keep(job({ dialect: { ...PLAIN_DIALECT, silent: true }, confirmation: 'none' }))
    const program = programOf('print-by-spooler')
    expect(await windows.run(program, ['MotCua', 'job.bin'])).toBe('win32: sent')
    await isTicket(sim)
    expect(await windows.run(program, ['khong-co', 'job.bin'])).toBe('Error: Windows has no printer khong-co')
  })

  it('the list of jobs is asked for; that of Wine is always empty, so a print program is not believed', async () => {
    const sim = await play(tcpSimLine({ host: '127.0.0.1', port: 0 }))
    if (sim.address.kind !== 'tcp') throw new Error('a network printer has an address')
    windows.addPrinter('VanPhong', sim.address.host, sim.address.port)
    const said = JSON.parse(await windows.run(programOf('print-by-program'), ['VanPhong'])) as unknown
    const jobs = { documents: [], after: [], nowhere: null }
    expect(said).toEqual({ status: { kind: 'ready' }, sent: { at: 'unsure' }, ...jobs })
  })

  it('the spooler says which printers it has, in their own words', async () => {
    windows.addPrinter('Máy_in_ki-ốt_1', '192.0.2.15', 9_100)
    const listed = JSON.parse(await windows.run(programOf('list-printers'), [])) as SpoolerPrinter[]
    const names = listed.map(({ name }) => name)
    expect(names).toContain('Máy_in_ki-ốt_1')
    expect(listed.every(({ port, driver }) => port !== '' && driver !== '')).toBe(true)
  })

  it('a ticket goes over a COM port, and the printer confirms it', async () => {
    const pair = await openSerialPair()
    close.push(() => pair.close())
    const sim = await play(serialSimLine({ path: pair.b, baudRate: 921_600, timers: promptTimers }))
    windows.plugSerial(pair.a)
    // Its state at once, then the mark.
    keep(job({ dialect: PLAIN_DIALECT, confirmation: 'mark' }))
    const answers = '1000000f' + '37223030303100'
    expect(await windows.run(programOf('print-by-serial'), ['COM5', 'job.bin', '11'])).toBe(`win32: ${answers}`)
    await isTicket(sim)
  })
})

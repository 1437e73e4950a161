import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { PLAIN_DIALECT } from '../protocols/escpos/dialect.ts'
import { encodeTicket } from '../protocols/escpos/encode-ticket.ts'
import { decodePng } from '../render/png.ts'
import { createTicketRenderer } from '../render/render-ticket.ts'
import { startPrinterSimulator } from '../simulators/escpos-printer-sim.ts'
import { promptTimers } from '../testkit/prompt-timers.ts'
import { SAMPLE_QR, sampleSlip } from '../testkit/sample-slip.ts'
import { startWindows, whyNoWindows } from '../testkit/wine/windows.ts'

const PROGRAM = fileURLToPath(new URL('../testkit/wine/print-by-spooler.ts', import.meta.url))

it('prints a ticket through the spooler as a program of Windows, under Wine', async ({ skip, onTestFinished }) => {
  const reason = whyNoWindows()
  if (reason !== null) process.stdout.write(`the Windows spooler is not tried: ${reason}\n`)
  skip(reason !== null, reason ?? '')
  const folder = mkdtempSync(join(tmpdir(), 'wine-'))
  // The printing system sends papers under an account of its own.
  chmodSync(folder, 0o711)
  let printed = (): void => {}
  const paper = new Promise<void>((resolve) => (printed = resolve))
  const sim = await startPrinterSimulator({
    host: '127.0.0.1',
    port: 0,
    paperDir: join(folder, 'papers'),
    width: 576,
    speedMmPerSecond: 200,
    timers: promptTimers,
    // The time of a paper is asked for when it is cut.
    clock: { now: () => (setImmediate(() => setImmediate(printed)), 0), monotonic: () => 0 },
  })
  const windows = await startWindows(join(folder, 'windows'))
  onTestFinished(async () => {
    await windows.stop()
    await sim.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  windows.addPrinter('MotCua', '127.0.0.1', sim.port)
  const bitmap = await createTicketRenderer().render(sampleSlip(), SAMPLE_QR, 576)
  const style = { dialect: { ...PLAIN_DIALECT, silent: true }, confirmation: 'none', mark: '0001' } as const
  writeFileSync(join(folder, 'windows', 'job.bin'), encodeTicket(bitmap, style).bytes)
  expect(await windows.run(PROGRAM, ['MotCua', 'job.bin'])).toBe('win32: sent')
  await paper
  while (sim.papers().length === 0) await new Promise((resolve) => setImmediate(resolve))
  const picture = await decodePng(readFileSync(sim.papers()[0]?.file ?? ''))
  expect([sim.papers().length, sim.unknownCommands().length, picture.height]).toEqual([1, 0, bitmap.height])
  expect(Buffer.from(picture.rows).equals(bitmap.rows)).toBe(true)
  expect(await windows.run(PROGRAM, ['khong-co', 'job.bin'])).toBe('Error: Windows has no printer khong-co')
})

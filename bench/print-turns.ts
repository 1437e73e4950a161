import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemTimers } from '../electron/platform/time.ts'
import { startSimulateProcess } from '../electron/testkit/simulate-process.ts'
import { createEscposPrinter } from '../hardware/devices/escpos-printer.ts'
import { PLAIN_DIALECT } from '../hardware/protocols/escpos/dialect.ts'
import { startRenderThread } from '../hardware/render/render-thread.ts'
import { SAMPLE_QR, sampleSlip } from '../hardware/testkit/sample-slip.ts'
import { createTcpTransport } from '../hardware/transports/tcp.ts'
import { watchOwnWork } from './own-work.ts'

const WARM = 5
const TICKETS = 60
const LIMIT_MS = 15

/**
 * Tickets drawn and printed over TCP on a simulated printer in a process of its own: how long the event loop of the one
 * that prints worked at a stretch (issue 4: never over 15 ms).
 */
export async function measurePrintTurns(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'print-turns-'))
  const file = join(folder, 'simulation.json')
  const device = { id: 'p', line: { kind: 'tcp' }, paperDir: join(folder, 'papers'), speedMmPerSecond: 20_000 }
  writeFileSync(file, JSON.stringify({ printers: [{ ...device, bufferBytes: 100_000 }] }))
  const simulation = await startSimulateProcess(file)
  const address = simulation.address('p')
  if (address.kind !== 'tcp') throw new Error('a simulated network printer has an address')
  const timers = systemTimers()
  const printer = createEscposPrinter({
    id: 'p',
    transport: createTcpTransport({ host: address.host, port: address.port, timers }),
    width: 576,
    speedMmPerSecond: 100,
    dotsPerMm: 8,
    dialect: PLAIN_DIALECT,
    answers: null,
    onAnswers: () => undefined,
    torn: false,
    timers,
  })
  const renderer = await startRenderThread()
  async function print(n: number): Promise<void> {
    const bitmap = await renderer.render(sampleSlip({ number: `A${n}` }), SAMPLE_QR, 576)
    const { outcome } = await printer.print({ id: String(n), bitmap, begin: () => true })
    if (outcome !== 'printed') throw new Error(`ticket ${n}: ${outcome}`)
  }
  for (let n = 0; n < WARM; n += 1) await print(n)
  const watch = watchOwnWork(LIMIT_MS)
  for (let n = 0; n < TICKETS; n += 1) await print(n)
  const { longest, tooLong, looks } = watch.stop()
  console.log(
    `drawn and printed ${TICKETS} tickets    own work of the loop at a stretch: most ${longest.toFixed(1)} ms;` +
      ` over ${LIMIT_MS} ms: ${tooLong} of ${looks} looks`,
  )
  await renderer.close()
  await printer.close()
  await simulation.stop()
  rmSync(folder, { recursive: true, force: true })
}

import { connect } from 'node:net'
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import { afterEach, expect, it } from 'vitest'
import { openPrinterBench } from '../testkit/printer-bench.ts'
import type { PrinterBench } from '../testkit/printer-bench.ts'

let bench: PrinterBench
afterEach(() => bench.close())

const SIDE = 64
/** A triangle: no two rows alike, and neither side like the other. */
const isBlack = (x: number, y: number): boolean => x < y

it('a picture that an encoder of others wrote comes out dot by dot', async () => {
  bench = await openPrinterBench({ width: 384 })
  const data = new Uint8ClampedArray(SIDE * SIDE * 4)
  for (let at = 0; at < SIDE * SIDE; at++)
    data.set([...Array(3).fill(isBlack(at % SIDE, Math.floor(at / SIDE)) ? 0 : 255), 255], at * 4)
  const encoder = new ReceiptPrinterEncoder({ language: 'esc-pos', imageMode: 'raster' })
  const picture = { data, width: SIDE, height: SIDE } as ImageData
  const bytes = encoder.initialize().image(picture, SIDE, SIDE, 'threshold').cut('partial').encode()
  const socket = connect(bench.sim.port, '127.0.0.1')
  socket.write(Buffer.from([...bytes, 0x1d, 0x72, 0x01]))
  // The question in turn is answered when everything before it is on paper.
  await new Promise((resolve) => socket.once('data', resolve))
  socket.destroy()
  const [paper] = await bench.pictures()
  const dots = Array.from({ length: SIDE }, (_, y) =>
    Array.from({ length: SIDE }, (_, x) => ((paper?.rows[y * 48 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0),
  )
  expect(dots).toEqual(Array.from({ length: SIDE }, (_, y) => Array.from({ length: SIDE }, (_, x) => isBlack(x, y))))
})

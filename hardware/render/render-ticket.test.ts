import { describe, expect, it } from 'vitest'
import { isBlack, isBlankRow } from '../bitmap.ts'
import type { Bitmap } from '../bitmap.ts'
import { readQr } from '../testkit/read-qr.ts'
import { SAMPLE_QR, sampleSlip } from '../testkit/sample-slip.ts'
import { decodePng, encodePng } from './png.ts'
import { createTicketRenderer } from './render-ticket.ts'

const renderer = createTicketRenderer()
const LONG = 'Lao động, thương binh và xã hội, bảo trợ xã hội, người có công và phòng, chống tệ nạn xã hội'

function columnsUsed(bitmap: Bitmap): [first: number, last: number] {
  const used: number[] = []
  for (let x = 0; x < bitmap.width; x++) {
    for (let y = 0; y < bitmap.height; y++) {
      if (!isBlack(bitmap, x, y)) continue
      used.push(x)
      break
    }
  }
  return [used[0] ?? -1, used.at(-1) ?? -1]
}

describe.each([576, 512, 384])('a ticket for %i dots', (width) => {
  it('has a code that a reader reads', async () => {
    const bitmap = await renderer.render(sampleSlip({ copy: 2 }), SAMPLE_QR, width)
    expect(bitmap.width).toBe(width)
    expect(readQr(await encodePng(bitmap))).toBe(SAMPLE_QR)
  })

  it('stays inside its margins with the longest words', async () => {
    const slip = sampleSlip({
      serviceName: LONG,
      centreName: `${LONG} ${LONG}`,
      number: 'W10234',
      footer: LONG,
      copy: 3,
    })
    const bitmap = await renderer.render(slip, SAMPLE_QR, width)
    const [first, last] = columnsUsed(bitmap)
    const margin = width < 512 ? 8 : 16
    expect(first).toBeGreaterThanOrEqual(margin - 2)
    expect(last).toBeLessThanOrEqual(width - margin + 1)
    expect(isBlankRow(bitmap, 0)).toBe(true)
    expect(isBlankRow(bitmap, bitmap.height - 1)).toBe(true)
  })
})

describe('a ticket', () => {
  it('is the same picture every time, whatever was drawn before it', async () => {
    const first = await renderer.render(sampleSlip(), SAMPLE_QR, 576)
    await renderer.render(sampleSlip({ serviceName: LONG, copy: 2 }), null, 576)
    const [again, other] = await Promise.all([
      renderer.render(sampleSlip(), SAMPLE_QR, 576),
      renderer.render(sampleSlip({ number: 'A016' }), SAMPLE_QR, 576),
    ])
    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
  })

  it('draws decomposed letters like composed ones', async () => {
    const nfd = sampleSlip({ centreName: sampleSlip().centreName.normalize('NFD') })
    expect(await renderer.render(nfd, null, 576)).toEqual(await renderer.render(sampleSlip(), null, 576))
  })

  it('has no code without an address, and none that nobody could read', async () => {
    const without = await renderer.render(sampleSlip(), null, 576)
    expect(readQr(await encodePng(without))).toBeNull()
    expect(await renderer.render(sampleSlip(), 'x'.repeat(2_000), 576)).toEqual(without)
  })

  it('refuses paper that no printer has', () => {
    expect(() => renderer.render(sampleSlip(), null, 580)).toThrow(RangeError)
    expect(() => renderer.render(sampleSlip(), null, 320)).toThrow(RangeError)
  })

  it('goes through a PNG and back unchanged', async () => {
    const bitmap = await renderer.render(sampleSlip(), SAMPLE_QR, 512)
    expect(await decodePng(await encodePng(bitmap))).toEqual(bitmap)
  })
})

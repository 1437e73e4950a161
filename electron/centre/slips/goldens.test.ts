import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodePng } from '../../../hardware/render/png.ts'
import { createPaperRenderer } from '../../../hardware/render/render-paper.ts'
import { goldenLines, pictureDifference, SAME_LOOK } from '../../testkit/golden.ts'
import { pdfLines, pdfPictures } from '../../testkit/read-pdf.ts'
import { CANCELLED, KIND_CASES, OTHER_CASES, paperOf } from '../../testkit/slip-cases.ts'
import type { SlipCase } from '../../testkit/slip-cases.ts'
import { drawPdf } from './draw-pdf.ts'
import { readSlipFonts } from './slip-fonts.ts'

const GOLDENS = join(import.meta.dirname, 'goldens')
const fonts = readSlipFonts()
const roll = createPaperRenderer()
/** Enough to see a word that moved by a millimetre. */
const DPI = 75

const pdfOf = (one: SlipCase, size: 'A4' | 'A5'): Promise<Buffer> =>
  drawPdf([paperOf(one)], size, one.slip.issuedAt, fonts)

function text(name: string, pdf: Buffer): { now: string[]; golden: string[] } {
  const now = pdfLines(pdf)
  return { now, golden: goldenLines(join(GOLDENS, `${name}.txt`), now) }
}
const difference = (name: string, png: Buffer): Promise<number> => pictureDifference(join(GOLDENS, `${name}.webp`), png)

async function rollDifference(one: SlipCase): Promise<number> {
  const bitmap = await roll.render(paperOf(one), 576)
  return await difference(`${one.name}-80mm`, await encodePng(bitmap))
}

async function pageDifference(name: string, pdf: Buffer): Promise<number> {
  const pages = pdfPictures(pdf, DPI)
  return await difference(name, pages[0] ?? Buffer.alloc(0))
}

describe.each(KIND_CASES)('$name', (one) => {
  it('says and shows on A4 what was looked at', async () => {
    const pdf = await pdfOf(one, 'A4')
    const { now, golden } = text(`${one.name}-a4`, pdf)
    expect(now).toEqual(golden)
    expect(await pageDifference(`${one.name}-a4`, pdf)).toBeLessThanOrEqual(SAME_LOOK)
  })

  it('shows on 80 mm what was looked at', async () => {
    expect(await rollDifference(one)).toBeLessThanOrEqual(SAME_LOOK)
  })
})

it.each(OTHER_CASES)('says on A4 what was looked at: $name', async (one) => {
  const { now, golden } = text(`${one.name}-a4`, await pdfOf(one, 'A4'))
  expect(now).toEqual(golden)
})

it.each(['receipt', 'supplement', 'control'])('shows a %s on A5 as it was looked at', async (name) => {
  const one = KIND_CASES.find((found) => found.name === name) ?? CANCELLED
  const pdf = await pdfOf(one, 'A5')
  const { now, golden } = text(`${name}-a5`, pdf)
  expect(now).toEqual(golden)
  expect(await pageDifference(`${name}-a5`, pdf)).toBeLessThanOrEqual(SAME_LOOK)
})

it('shows a cancelled slip as one, on every paper', async () => {
  const pdf = await pdfOf(CANCELLED, 'A4')
  expect(await pageDifference('receipt-cancelled-a4', pdf)).toBeLessThanOrEqual(SAME_LOOK)
  expect(await rollDifference(CANCELLED)).toBeLessThanOrEqual(SAME_LOOK)
})

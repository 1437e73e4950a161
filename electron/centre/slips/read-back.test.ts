import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodePng } from '../../../hardware/render/png.ts'
import { createPaperRenderer } from '../../../hardware/render/render-paper.ts'
import { readWords } from '../../../hardware/testkit/read-words.ts'
import { layOut } from '../../../shared/domain/slips/layout/lay-out.ts'
import { pageSheet, rollSheet } from '../../../shared/domain/slips/layout/sheet.ts'
import type { Sheet } from '../../../shared/domain/slips/layout/sheet.ts'
import type { SlipPaper } from '../../../shared/domain/slips/paper.ts'
import { pdfPictures } from '../../testkit/read-pdf.ts'
import { KIND_CASES, paperOf } from '../../testkit/slip-cases.ts'
import type { SlipCase } from '../../testkit/slip-cases.ts'
import { drawPdf } from './draw-pdf.ts'
import { readSlipFonts } from './slip-fonts.ts'

/** Programs of others read what our printers print: `zbarimg` the codes, `tesseract` the Vietnamese words. */
const fonts = readSlipFonts()
const roll = createPaperRenderer()
/** As a hand scanner sees a page, and enough for a reader of words. */
const DPI = 150

function withPng<T>(png: Buffer, read: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'slip-'))
  try {
    const file = join(folder, 'slip.png')
    writeFileSync(file, png)
    return read(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** `CODE-128:…`, `QR-Code:…`, in alphabetical order. */
function codesIn(png: Buffer): string[] {
  const read = withPng(png, (file) => spawnSync('zbarimg', ['-q', file], { encoding: 'utf8' }))
  if (read.error) throw new Error('zbarimg is missing: install the package zbar-tools to run this test')
  return read.stdout.split('\n').filter(Boolean).toSorted()
}

function codesOf({ slip }: SlipCase, paper: SlipPaper): string[] {
  const codes = paper.blocks.find((block) => block.type === 'codes')
  return codes ? [`CODE-128:${codes.code}`, `QR-Code:${slip.issuer.lookUp}${codes.code}`] : []
}

const wordsIn = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLocaleUpperCase('vi')
    .match(/[\p{L}\d]{2,}/gu) ?? []

/** The share of the words standing on a sheet that a reader finds in its picture. */
function readShare(paper: SlipPaper, sheet: Sheet, png: Buffer): number {
  const { pages } = layOut(paper, sheet, { width: (text, { size }) => text.length * size * 0.5 })
  const texts = pages.flatMap(({ marks }) => marks).filter((mark) => mark.type === 'text')
  const said = new Set(texts.flatMap(({ text }) => wordsIn(text)))
  const read = new Set(withPng(png, (file) => readWords(file)).flatMap(wordsIn))
  return [...said].filter((word) => read.has(word)).length / said.size
}

describe.each(KIND_CASES)('$name', (one) => {
  const paper = paperOf(one)

  it('is read back from A4', async () => {
    const [page] = pdfPictures(await drawPdf([paper], 'A4', one.slip.issuedAt, fonts), DPI)
    const png = page ?? Buffer.alloc(0)
    expect(codesIn(png)).toEqual(codesOf(one, paper))
    expect(readShare(paper, pageSheet('A4', paper.landscape), png)).toBeGreaterThan(0.92)
  })

  it('is read back from 80 mm', async () => {
    const png = await encodePng(await roll.render(paper, 576))
    expect(codesIn(png)).toEqual(codesOf(one, paper))
    expect(readShare(paper, rollSheet(576), png)).toBeGreaterThan(0.95)
  })
})

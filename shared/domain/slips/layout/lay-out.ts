import type { PaperBlock, SlipPaper } from '../paper.ts'
import { writeFields, writeList, writeSignatures } from './blocks.ts'
import { writeCodes } from './codes.ts'
import { bottom, gap, heightOf, need, paragraph, startFlow, style, wholeBox, writeLines } from './flow.ts'
import type { Flow } from './flow.ts'
import { writeHead } from './head.ts'
import type { Ink, Layout, Sheet } from './sheet.ts'
import { writeTable } from './table.ts'
import { balanced, remembering } from './wrap.ts'

/**
 * Places everything a paper says on a sheet, over as many pages as it needs. Nothing is ever cut off: lines break, rows go
 * on over the next page, the head of a table stands on each, places to sign stay together. Pages are numbered where
 * there is more than one.
 */
export function layOut(paper: SlipPaper, sheet: Sheet, ink: Ink): Layout {
  const known = remembering(ink)
  const first = place(paper, sheet, known)
  if (first.pages.length !== 2) return first
  // What nearly fits one page is set a little smaller: an official does not sign a second sheet of three lines.
  for (const size of sheet.smaller) {
    const tighter = place(paper, { ...sheet, size }, known)
    if (tighter.pages.length === 1) return tighter
  }
  return first
}

function place(paper: SlipPaper, sheet: Sheet, ink: Ink): Layout {
  const flow = startFlow(sheet, ink)
  writeHead(flow, paper)
  for (const [at, block] of paper.blocks.entries()) {
    flow.part += 1
    keepWithNext(flow, block, paper.blocks[at + 1])
    writeBlock(flow, block)
  }
  writeFoot(flow, paper)
  const height = sheet.height ?? Math.ceil(flow.y + sheet.margin.bottom)
  numberPages(flow, paper)
  if (paper.reprint !== undefined && !sheet.narrow) markReprint(flow, paper.reprint)
  if (paper.cancelled) stampPages(flow)
  return { sheet, pages: flow.pages.map((marks) => ({ marks })), height }
}

function writeBlock(flow: Flow, block: PaperBlock): void {
  const { sheet } = flow
  if (block.type === 'fields') writeFields(flow, block.fields)
  else if (block.type === 'list') writeList(flow, block.items)
  else if (block.type === 'table') writeTable(flow, block)
  else if (block.type === 'codes') writeCodes(flow, block)
  else if (block.type === 'signatures') writeSignatures(flow, block)
  else if (block.type === 'heading') {
    gap(flow)
    paragraph(flow, [{ text: block.text, ...style(sheet, 'bold') }], wholeBox(flow))
  } else {
    const face = block.style === 'strong' ? 'bold' : block.style === 'italic' ? 'italic' : 'regular'
    const scale = block.style === 'italic' ? 0.9 : 1
    const align = block.style === 'centre' ? 'centre' : 'left'
    paragraph(flow, [{ text: block.text, ...style(sheet, face, scale) }], wholeBox(flow), align)
  }
  gap(flow, block.type === 'table' || block.type === 'signatures' ? 2.5 : 1)
}

/** A line that introduces a table, a list or codes does not stay alone at the foot of a page. */
function keepWithNext(flow: Flow, block: PaperBlock, next: PaperBlock | undefined): void {
  const leads = block.type === 'heading' || (block.type === 'text' && (next?.type === 'table' || next?.type === 'list'))
  if (leads) need(flow, flow.sheet.size * 6)
}

/** What whoever files answers for, the motto of the centre and which form this is, small, after the last line. */
function writeFoot(flow: Flow, { duty = '', motto, cite, reprint = '' }: SlipPaper): void {
  const { sheet } = flow
  const small = style(sheet, 'italic', sheet.narrow ? 1 : 0.76)
  const lines = [duty, motto, cite, sheet.narrow ? reprint : ''].filter((text) => text !== '')
  if (lines.length === 0) return
  flow.part += 1
  gap(flow, 2)
  const wrapped = lines.flatMap((text) => balanced(flow.ink, [{ text, ...small }], wholeBox(flow).width))
  need(flow, heightOf(sheet, wrapped))
  flow.y = writeLines(flow, wrapped, wholeBox(flow), flow.y, sheet.narrow ? 'centre' : 'left')
}

/** "Số … – Trang 2/3" in the lower margin of every page of several. */
function numberPages(flow: Flow, { number }: SlipPaper): void {
  const { sheet, pages } = flow
  if (pages.length < 2) return
  const small = style(sheet, 'regular', 0.76)
  for (const [at, marks] of pages.entries()) {
    const text = `Số: ${number} – Trang ${at + 1}/${pages.length}`
    const width = flow.ink.width(text, small)
    const x = sheet.width - sheet.margin.right - width
    marks.push({ type: 'text', x, y: bottom(sheet) + sheet.size * 1.4, text, width, ...small, part: flow.part + 1 })
  }
}

/** In the lower margin of every page, at the other end than its number. */
function markReprint(flow: Flow, text: string): void {
  const { sheet, pages } = flow
  const small = style(sheet, 'regular', 0.76)
  const y = bottom(sheet) + sheet.size * 1.4
  const width = flow.ink.width(text, small)
  for (const marks of pages)
    marks.push({ type: 'text', x: sheet.margin.left, y, text, width, ...small, part: flow.part + 1 })
}

function stampPages(flow: Flow): void {
  for (const marks of flow.pages) marks.push({ type: 'stamp', text: 'HỦY', part: flow.part + 2 })
}

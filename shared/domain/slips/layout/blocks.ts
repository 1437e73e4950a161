import type { PaperBlock, PaperSignatures } from '../paper.ts'
import { gap, heightOf, lineHeight, need, paragraph, snap, style, wholeBox, writeLines } from './flow.ts'
import type { Box, Flow } from './flow.ts'
import { balanced, wrap } from './wrap.ts'
import type { Line, Run } from './wrap.ts'

type Fields = Extract<PaperBlock, { type: 'fields' }>['fields']

/** Labels with their values; fields of one line stand beside each other where the paper is wide enough. */
export function writeFields(flow: Flow, fields: Fields): void {
  const box = wholeBox(flow)
  if (fields.length === 1 || flow.sheet.narrow || !fitBeside(flow, fields, box)) {
    for (const field of fields) paragraph(flow, runsOf(flow, field, box.width), box)
    return
  }
  need(flow, lineHeight(flow.sheet, flow.sheet.size))
  const width = box.width / fields.length
  const top = flow.y
  for (const [at, field] of fields.entries()) {
    const own: Box = { x: box.x + at * width, width: width - flow.sheet.size * 0.5 }
    flow.y = Math.max(
      flow.y,
      writeLines(flow, wrap(flow.ink, runsOf(flow, field, own.width), own.width), own, top, 'left'),
    )
  }
}

function fitBeside(flow: Flow, fields: Fields, box: Box): boolean {
  const width = box.width / fields.length - flow.sheet.size * 0.5
  return fields.every((field) => wrap(flow.ink, runsOf(flow, field, width), width).length === 1)
}

/** Label and value; dots for a pen where there is no value. */
function runsOf(flow: Flow, { label, value, strong }: Fields[number], width: number): Run[] {
  const plain = style(flow.sheet, 'regular')
  const words: Run = { text: label, ...plain }
  if (value !== '') return [words, { text: value, ...(strong ? style(flow.sheet, 'bold') : plain) }]
  const used = wrap(flow.ink, [words], width).at(-1)?.width ?? 0
  const dots = Math.floor((width - used - flow.ink.width(' ', plain)) / flow.ink.width('.', plain)) - 1
  return dots < 4 ? [words] : [words, { text: '.'.repeat(Math.min(dots, 120)), ...plain }]
}

/** `1. …` with the words hanging beside the number. */
export function writeList(flow: Flow, items: readonly string[]): void {
  const { sheet } = flow
  const whole = wholeBox(flow)
  const plain = style(sheet, 'regular')
  const hang = snap(sheet, flow.ink.width(`${items.length}. `, plain) + sheet.size * 0.3)
  const box: Box = { x: whole.x + hang, width: whole.width - hang }
  for (const [at, text] of items.entries()) {
    const lines = wrap(flow.ink, [{ text, ...plain }], box.width)
    need(flow, heightOf(sheet, lines.slice(0, 2)))
    writeLines(
      flow,
      wrap(flow.ink, [{ text: `${at + 1}.`, ...plain }], hang),
      { x: whole.x, width: hang },
      flow.y,
      'left',
    )
    for (const line of lines) {
      need(flow, heightOf(sheet, [line]))
      flow.y = writeLines(flow, [line], box, flow.y, 'left')
    }
    gap(flow, 0.4)
  }
}

/** Places to sign beside each other, Nơi nhận at their left; the whole block stays on one page. */
export function writeSignatures(flow: Flow, { places, sentTo }: PaperSignatures): void {
  const { sheet } = flow
  const whole = wholeBox(flow)
  gap(flow, 2)
  const columns = Math.max(places.length + (sentTo.length > 0 ? 1 : 0), sheet.narrow ? 1 : 2)
  const width = whole.width / columns
  const room = snap(sheet, (sheet.narrow ? 13 : 18) * (sheet.narrow ? sheet.mm : (sheet.size / 12.5) * sheet.mm))
  const blocks = places.map((place) => headLines(flow, place, width - sheet.size))
  const names = places.map(({ name }) =>
    balanced(flow.ink, [{ text: name, ...style(sheet, 'bold') }], width - sheet.size),
  )
  const tallest = Math.max(0, ...blocks.map((lines) => heightOf(sheet, lines)))
  const nameHeight = Math.max(0, ...names.map((lines) => heightOf(sheet, lines)))
  const list = sentTo.length > 0 ? sentToLines(flow, sentTo, width - sheet.size) : []
  need(flow, Math.max(tallest + room + nameHeight, heightOf(sheet, list)))
  const top = flow.y
  const first = columns - places.length
  for (const [at, lines] of blocks.entries()) {
    const box: Box = { x: whole.x + (first + at) * width + sheet.size / 2, width: width - sheet.size }
    writeLines(flow, lines, box, top, 'centre')
    writeLines(flow, names[at] ?? [], box, top + tallest + room, 'centre')
  }
  const end = writeLines(flow, list, { x: whole.x, width: width - sheet.size }, top, 'left')
  flow.y = Math.max(end, top + tallest + room + nameHeight)
}

function headLines(flow: Flow, place: PaperSignatures['places'][number], width: number) {
  const { sheet } = flow
  const above = [place.onBehalf, place.title].filter((text) => text !== '')
  const titles = above.flatMap((text) => balanced(flow.ink, [{ text, ...style(sheet, 'bold') }], width))
  return [...titles, ...balanced(flow.ink, [{ text: place.hint, ...style(sheet, 'italic', 0.94) }], width)]
}

function sentToLines(flow: Flow, sentTo: readonly string[], width: number): Line[] {
  const small = style(flow.sheet, 'regular', flow.sheet.narrow ? 1 : 0.86)
  const head = wrap(flow.ink, [{ text: 'Nơi nhận:', face: 'bold', size: small.size }], width)
  return [...head, ...sentTo.flatMap((text) => wrap(flow.ink, [{ text: `- ${text};`, ...small }], width))]
}

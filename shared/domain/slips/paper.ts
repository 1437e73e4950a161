import { z } from 'zod'

/**
 * A slip as words in their places, before any size of paper: what the template made of the value. The same paper is laid
 * out for A4, A5 and a roll (layout/), so the three never say different things. It travels to a station with a print job.
 */
const text = z.string()

const fields = z.object({
  type: z.literal('fields'),
  fields: z.array(z.object({ label: text, value: text, strong: z.boolean() })),
})
const paragraph = z.object({ type: z.literal('text'), text, style: z.enum(['plain', 'strong', 'italic', 'centre']) })
const heading = z.object({ type: z.literal('heading'), text })
const list = z.object({ type: z.literal('list'), items: z.array(text) })

const column = z.object({
  head: text,
  /** Empty: stands under no common head. */
  group: text,
  share: z.number(),
  align: z.enum(['left', 'centre', 'right']),
  lead: z.boolean(),
})
export type PaperColumn = z.infer<typeof column>

const table = z.object({
  type: z.literal('table'),
  columns: z.array(column),
  rows: z.array(z.array(text)),
  /** Titles of two places to sign after every row; null: none. */
  signs: z.tuple([text, text]).nullable(),
})
export type PaperTable = z.infer<typeof table>

const codes = z.object({
  type: z.literal('codes'),
  label: text,
  code: text,
  /** Widths of bars and gaps of Code 128 in modules, a bar first; null: the code cannot be written in it. */
  bars: z.array(z.number().int().positive()).nullable(),
  /** Rows of the QR code, one character a module: `1` is dark. */
  qr: z.array(text).nullable(),
  lines: z.array(text),
})
export type PaperCodes = z.infer<typeof codes>

const signatures = z.object({
  type: z.literal('signatures'),
  places: z.array(z.object({ onBehalf: text, title: text, hint: text, name: text })),
  /** Nơi nhận. */
  sentTo: z.array(text),
})
export type PaperSignatures = z.infer<typeof signatures>

export const paperBlock = z.discriminatedUnion('type', [fields, paragraph, heading, list, table, codes, signatures])
export type PaperBlock = z.infer<typeof paperBlock>

export const slipPaper = z.object({
  landscape: z.boolean(),
  parent: text,
  office: text,
  number: text,
  dateLine: text,
  title: text,
  under: text,
  /** Whose copy it is, e.g. "Liên: Giao khách hàng"; empty for none. */
  copy: text,
  /** Of a cancelled slip: HỦY stands across the paper. */
  cancelled: z.boolean(),
  blocks: z.array(paperBlock),
  cite: text,
  motto: text,
  duty: text.optional(),
  /** Of a reprint, which one; it stands below the form and is no part of it. */
  reprint: text.optional(),
})
export type SlipPaper = z.infer<typeof slipPaper>

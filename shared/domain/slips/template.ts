import { z } from 'zod'
import { formSet, slipKind } from './slip.ts'

/**
 * The layout of a form as data (resources/slips). Words may hold `{name}`: a fact of the slip, already written as a paper
 * writes it (facts/). Official titles and labels stand here and nowhere else.
 */
const text = z.string().min(1).max(2_000)
const words = z.string().max(2_000)
const name = z.string().regex(/^[a-z][A-Za-z]*$/)
/** Only where the fact is not empty; with `!`, only where it is. Of several, parted by spaces, all must hold. */
const when = z
  .string()
  .regex(/^!?[a-z][A-Za-z]*( !?[a-z][A-Za-z]*)*$/)
  .optional()

/** Fields of one line; an empty one prints dots, so that a pen can fill it in. */
const fields = z.strictObject({
  fields: z
    .array(z.strictObject({ label: words, value: words, strong: z.boolean().optional() }))
    .min(1)
    .max(3),
  when,
})

const paragraph = z.strictObject({ text, style: z.enum(['plain', 'strong', 'italic', 'centre']).optional(), when })

/** `1. …`, `2. …`: one entry for each of a list of facts. */
const list = z.strictObject({ list: name, text, when })

const column = z.strictObject({
  head: text,
  /** Columns beside each other with the same group stand under its one head. */
  group: text.optional(),
  value: words,
  /** Part of the width, in percent. */
  share: z.number().positive().max(100),
  align: z.enum(['left', 'centre', 'right']).optional(),
  /** On narrow paper the columns stand below each other: this one leads, in bold. */
  lead: z.boolean().optional(),
})

const table = z.strictObject({
  table: name,
  columns: z.array(column).min(2).max(12),
  /** Two places to sign after every row. */
  signs: z.tuple([text, text]).optional(),
  /** Rows to be filled in by pen, so that there are at least so many. */
  blank: z.strictObject({ atLeast: z.number().int().min(1).max(20), cells: z.array(words) }).optional(),
  when,
})

/** QR code and bars beside the dossier code (TT 01/2018, Điều 19). */
const codes = z.strictObject({
  codes: z.strictObject({ code: text, qr: text }),
  label: text,
  lines: z.array(text).max(3),
  when,
})

const heading = z.strictObject({ heading: text, when })

const sign = z.strictObject({
  sign: z
    .array(z.strictObject({ title: text, hint: words, name: words, onBehalf: words.optional(), when }))
    .min(1)
    .max(3),
  /** Nơi nhận: a list of facts at the left of the signatures. */
  sentTo: name.optional(),
  when,
})

const each = z.strictObject({
  each: name,
  get body() {
    return z.array(templateBlock)
  },
  when,
})

export const templateBlock = z.union([fields, paragraph, list, table, codes, heading, sign, each])
export type TemplateBlock = z.infer<typeof templateBlock>
export type SignBlock = z.infer<typeof sign>
export type TableBlock = z.infer<typeof table>

/** How sure the layout is: an official text (forms.md [A]), papers seen in use [B], or made by us. */
export const standing = z.enum(['official', 'in-use', 'own'])

export const slipTemplate = z.strictObject({
  kind: slipKind,
  /** As cited; empty for our own. */
  formNo: z.string().max(10),
  version: z.number().int().positive(),
  standing,
  /** Where its fields and words were read. */
  source: text,
  /** Printed small at the foot, e.g. "Mẫu số 01, Phụ lục I, Thông tư số 03/2025/TT-VPCP"; empty for none. */
  cite: words,
  /** As the form has it; `~` for a space at which no line may end. */
  title: text,
  /** Words under the title, in brackets as the form has them; empty for none. */
  under: words,
  landscape: z.boolean(),
  body: z.array(templateBlock).min(1),
})
export type SlipTemplate = z.infer<typeof slipTemplate>

/** One file of resources/slips: the templates of one set. */
export const slipTemplateFile = z.strictObject({ formSet, title: text, templates: z.array(slipTemplate).min(1) })
export type SlipTemplateFile = z.infer<typeof slipTemplateFile>

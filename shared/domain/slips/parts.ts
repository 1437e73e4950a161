import { z } from 'zod'

/** Pieces that several slips print. Text that was not given is the empty string: the form shows its empty line. */
export const line = z.string().max(600)
export const words = z.string().max(4_000)
const short = z.string().max(120)

/** How the papers came in (Điều 15 NĐ 118/2025; KT-6.1). `hired` is a service that files for others. */
export const filingChannel = z.enum(['direct', 'authorised', 'postal', 'hired', 'online'])
export type FilingChannel = z.infer<typeof filingChannel>

/** How the result is handed over (forms.md §2, line 17; §7.2, column 10). */
export const resultChannel = z.enum(['counter', 'postal', 'online'])
export type ResultChannel = z.infer<typeof resultChannel>

/** A person or an organisation as a form names it (forms.md §2, lines 6 to 9). */
export const party = z.strictObject({ name: line, idNumber: short, address: line, phone: short, email: short })
export type Party = z.infer<typeof party>

/** Who gave the power, with the paper that proves it (forms.md §2, line 10). */
export const principal = z.strictObject({ ...party.shape, paper: line })

/** The owner of the dossier, where another one files it (forms.md §2, [B]). */
export const owner = z.strictObject({ name: line, address: line })

export const slipProcedure = z.strictObject({ code: z.string().max(40), name: line })
export type SlipProcedure = z.infer<typeof slipProcedure>

const count = z.number().int().min(0).max(999)

/** One line of the component table: how many papers of which kind were handed in (forms.md §2, [B]). */
export const component = z.strictObject({
  name: line,
  originals: count,
  certified: count,
  copies: count,
  electronic: count,
  /** E.g. "chỉ xuất trình", "khai thác từ cơ sở dữ liệu"; empty for none. */
  note: line,
})
export type SlipComponent = z.infer<typeof component>

/** The time limit as law-facts §10.1 has it; `words` is printed where there is no single number. */
export const slipLimit = z.strictObject({
  amount: z.number().positive().nullable(),
  unit: z.enum(['working-day', 'day', 'hour', 'month', 'year', 'other']),
  words: line,
})
export type SlipLimit = z.infer<typeof slipLimit>

/** Where a dossier stands in the book (forms.md §2, line 18). */
export const bookPlace = z.strictObject({ volume: z.string().max(40), line: z.number().int().positive() })
export type BookPlace = z.infer<typeof bookPlace>

/** Who signs. `onBehalf` goes before the title, e.g. "KT. GIÁM ĐỐC"; `title` as printed, in capitals. */
export const signer = z.strictObject({ onBehalf: short, title: short, name: short })
export type SlipSigner = z.infer<typeof signer>

/** Somebody who hands over or takes over. */
export const hand = z.strictObject({ name: short, unit: line })
export type Hand = z.infer<typeof hand>

import { z } from 'zod'
import { feeExemption, feeKind, feeWhen } from '../../api/dossier-views.ts'
import { localDate } from '../../api/views.ts'

const key = z.string().min(1).max(64)
const text = (max: number) => z.string().trim().min(1).max(max)

/** The most that one line can come to, đồng: a hundred milliard. */
export const MOST_DONG = 100_000_000_000
/** Whole đồng; money is never anything but an integer. */
export const dong = z.number().int().min(0).max(MOST_DONG)

/** From a piece on another amount holds, e.g. from the third page (record 2.000815). */
export const tariffTiers = z.array(z.strictObject({ from: z.number().int().min(2).max(9_999), amount: dong })).max(5)
/** What is let off, and by which text: 100 is all of it. */
export const tariffReductions = z
  .array(z.strictObject({ reason: feeExemption, percent: z.number().int().min(1).max(100), basis: text(300) }))
  .max(10)

/** A line of the tariff without what more pieces cost and what is let off. */
export const tariffFlat = z.strictObject({
  /** Names the line inside its procedure. */
  code: z.string().regex(/^[\w.-]{1,40}$/),
  kind: feeKind,
  name: text(200),
  /** For one piece. */
  amount: dong,
  /** What is counted, e.g. "trang", "bản"; absent: once for the dossier. */
  unit: text(30).optional(),
  /** Never more than this for the line. */
  most: dong.optional(),
  /** Only filed this way; absent: any (online is often cheaper). */
  channel: z.enum(['direct', 'online', 'postal']).optional(),
  /** Only in this case of the procedure. */
  caseCode: key.optional(),
  /** Whether it cannot be left out; else the officer adds it where it applies. */
  required: z.boolean(),
  when: feeWhen,
  /** Who issued it (TT-4.5b). */
  issuer: z.enum(['national', 'province']),
  /** The text that sets it, with its number. */
  basis: text(300),
  /** The written notice by which the agency sent it to the centre (TT-9.2a). */
  notice: text(200).optional(),
  from: localDate,
  until: localDate.optional(),
  /** The agency that it is collected for (thu hộ, TT-4.5a); absent: that of the procedure. */
  agencyId: key.optional(),
  /** The text by which it is paid back when the dossier is refused or withdrawn; absent: it is not. */
  refund: text(300).optional(),
})

/**
 * A line of the tariff of a procedure (TT-4.5a, TT-4.5b; law-facts §11). Amounts are whole đồng. A line that changes is
 * ended by `until` and followed by another one, so that a receipt of last year can be checked.
 */
export const tariffLine = tariffFlat
  .extend({ tiers: tariffTiers.optional(), reductions: tariffReductions.optional() })
  .refine(({ from, until }) => until === undefined || from <= until, 'ngày hết hiệu lực phải sau ngày bắt đầu')
export type TariffLine = z.infer<typeof tariffLine>

/** The tariff of a procedure; a code may come again on other days. */
export const tariff = z.array(tariffLine).max(60)

/** What decides which lines hold. Hired and authorised filers file directly. */
export type TariffCase = {
  readonly date: string
  readonly channel: 'direct' | 'online' | 'postal'
  readonly caseCode: string | null
}

/** The lines that hold for a dossier. Where a code has a line for the channel or case, that one goes before the general one. */
export function tariffOn(lines: readonly TariffLine[], { date, channel, caseCode }: TariffCase): TariffLine[] {
  const found = new Map<string, TariffLine>()
  for (const line of lines) {
    if (date < line.from || (line.until !== undefined && date > line.until)) continue
    if (line.channel !== undefined && line.channel !== channel) continue
    if (line.caseCode !== undefined && line.caseCode !== caseCode) continue
    const other = found.get(line.code)
    if (!other || nearness(line) > nearness(other)) found.set(line.code, line)
  }
  return [...found.values()]
}

const nearness = ({ channel, caseCode }: TariffLine): number =>
  Number(caseCode !== undefined) * 2 + Number(channel !== undefined)

/** What a line comes to before anything is let off, đồng. @param count pieces, at least 1 */
export function fullAmount(line: Pick<TariffLine, 'amount' | 'tiers' | 'most'>, count: number): number {
  const steps = [{ from: 1, amount: line.amount }, ...(line.tiers ?? [])].sort((a, b) => a.from - b.from)
  let sum = 0
  for (const [place, step] of steps.entries()) {
    const next = steps[place + 1]?.from ?? Number.MAX_SAFE_INTEGER
    sum += Math.max(0, Math.min(count + 1, next) - step.from) * step.amount
  }
  return Math.min(sum, line.most ?? MOST_DONG, MOST_DONG)
}

/** What is taken of an amount, whole đồng; a fraction of a đồng is the citizen's. @param percent let off, 0 to 100 */
export const afterReduction = (full: number, percent: number): number => {
  const [hundreds, rest] = [Math.floor(full / 100), full % 100]
  return hundreds * (100 - percent) + Math.floor((rest * (100 - percent)) / 100)
}

/** The reduction of a line for a reason; null: its tariff has none, so none may be given. */
export const reductionOf = (
  { reductions }: Pick<TariffLine, 'reductions'>,
  reason: z.infer<typeof feeExemption>,
): NonNullable<TariffLine['reductions']>[number] | null => reductions?.find((one) => one.reason === reason) ?? null

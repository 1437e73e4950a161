import { codeFloor } from '../../../../shared/domain/backup/number-gap.ts'
import { codeSeries, numberOfCode } from '../../../../shared/domain/dossier/code.ts'
import type { CodeRanges } from '../../../../shared/domain/dossier/code.ts'
import type { NewEvent, PayloadOf } from '../../../../shared/domain/events/catalogue.ts'
import type { Ctx, Deps } from '../context.ts'

/** Where one code is another's already, so many after it may be too. */
const NEAR = 20

type Passed = PayloadOf<'province.codesKnown'>['codes'][number]

/**
 * Codes of today that the province has and this journal does not: the next one is given after them (decisions.md 16). Codes of
 * other days are given no more. What is behind the highest one already is left out.
 * @param near how many numbers after each may be taken too
 */
function passedBy({ store }: Deps, ctx: Ctx, codes: readonly string[], near: number): Passed[] {
  const config = store.config()
  const settings = [null, ...config.agencies.keys()].flatMap((agencyId): CodeRanges[] => {
    const found = config.setting('dossier.codes', ctx.businessDate, agencyId)
    return found ? [found] : []
  })
  const highest = new Map<string, Passed>()
  for (const ranges of settings) {
    const series = codeSeries(ranges)
    for (const code of codes) {
      const { date, no } = numberOfCode(ranges, code) ?? { date: '', no: 0 }
      const range = ranges.ranges.find(({ from, to }) => from <= no && no <= to)
      if (date !== ctx.businessDate || !range) continue
      const last = codeFloor(no, range.to, near)
      const key = `${series} ${range.from}`
      const known = Math.max(highest.get(key)?.no ?? 0, store.dossiers.highestNo(series, date, range.from, range.to))
      if (last > known) highest.set(key, { series, date, no: last })
    }
  }
  return [...highest.values()]
}

/** Codes of dossiers that a restore of this centre has lost: none is given again. */
export const codesLost = (deps: Deps, ctx: Ctx, codes: readonly string[]): NewEvent[] =>
  known(passedBy(deps, ctx, codes, 0))

/** Codes that the province refused because another dossier has them: numbers go on well after them. */
export function codesTaken(deps: Deps, ctx: Ctx, events: readonly NewEvent[]): NewEvent[] {
  const codes = events.flatMap((event) =>
    event.type === 'delivery.rejected' && event.payload.code === 'DOSSIER_EXISTS' && event.payload.dossierId !== null
      ? [deps.store.dossiers.byId(event.payload.dossierId)?.code ?? '']
      : [],
  )
  return codes.length === 0 ? [] : known(passedBy(deps, ctx, codes, NEAR))
}

const known = (codes: Passed[]): NewEvent[] =>
  codes.length === 0 ? [] : [{ type: 'province.codesKnown', payload: { codes } }]

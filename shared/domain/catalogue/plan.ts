import { isFlag } from './finding.ts'
import type { Finding } from './finding.ts'
import type { RawRow } from './raw-row.ts'
import { codeIn, ended, fieldKey, settler } from './settle-row.ts'
import type { PlanFacts, PlannedRow, Repeat } from './settle-row.ts'

/** A field of the file that the centre does not know, with how many rows stand in it. */
export type UnknownField = {
  readonly key: string
  readonly field: string
  readonly agency: string
  readonly count: number
}
/** Rows with the same fee and the same doubts about it: looked at and accepted once. */
export type FeeGroup = {
  readonly group: number
  readonly fee: string
  readonly codes: readonly Finding['code'][]
  readonly count: number
  readonly examples: readonly { readonly code: string; readonly name: string }[]
}
export type CataloguePlan = {
  readonly rows: readonly PlannedRow[]
  readonly unknownFields: readonly UnknownField[]
  readonly groups: readonly FeeGroup[]
}

const EXAMPLES = 5

/** Holds the rows of a file against what is in force: what is new, changes, ends, stays, and what is wrong. */
export function planCatalogue(rows: readonly RawRow[], facts: PlanFacts): CataloguePlan {
  const byCode = new Map(facts.current.map((one) => [one.code, one]))
  const settle = settler(facts, byCode)
  const { kept, repeats } = onceEach(rows)
  const planned = kept.map((row) => settle(row, repeats.get(row.row) ?? null))
  const named = new Set(kept.map(({ code }) => codeIn(code)))
  const missing = facts.isWhole ? facts.current.filter(({ code }) => !named.has(code)) : []
  const all = [...planned, ...missing.map((before) => ended(null, before))]
  return { ...grouped(all), unknownFields: unknownFields(kept, planned) }
}

/** Rows of one code: equal ones count once, different ones are both wrong. */
function onceEach(rows: readonly RawRow[]): { kept: RawRow[]; repeats: ReadonlyMap<number, Repeat> } {
  const repeats = new Map<number, Repeat>()
  const kept = [...Map.groupBy(rows, ({ code, row }) => (code === '' ? `row ${row}` : code)).values()].flatMap(
    (own) => {
      const [first, ...others] = own
      if (!first || others.length === 0) return own
      const content = ({ row: _row, ...rest }: RawRow): string => JSON.stringify(rest)
      const isSame = others.every((other) => content(other) === content(first))
      for (const { row } of own) repeats.set(row, isSame ? 'same' : 'other')
      return isSame ? [first] : own
    },
  )
  return { kept: kept.sort((a, b) => a.row - b.row), repeats }
}

function unknownFields(rows: readonly RawRow[], planned: readonly PlannedRow[]): UnknownField[] {
  const wrong = new Set(
    planned.filter(({ findings }) => findings.some(({ code }) => code === 'field-unknown')).map(({ row }) => row),
  )
  const concerned = rows.filter(({ row }) => wrong.has(row))
  return [...Map.groupBy(concerned, ({ field, agency }) => fieldKey(field, agency))]
    .map(([key, own]) => ({ key, field: own[0]?.field ?? '', agency: own[0]?.agency ?? '', count: own.length }))
    .sort((a, b) => b.count - a.count)
}

/** Numbers the groups of equal doubtful fees, the largest first. */
function grouped(rows: readonly PlannedRow[]): Pick<CataloguePlan, 'rows' | 'groups'> {
  const isDoubtful = (row: PlannedRow): boolean =>
    (row.kind === 'new' || row.kind === 'changed') && row.findings.some(isFlag)
  const byFee = [...Map.groupBy(rows.filter(isDoubtful), ({ after }) => after?.fee ?? '')]
  byFee.sort(([, a], [, b]) => b.length - a.length)
  const groups = byFee.map(([fee, own], group): FeeGroup => ({
    group,
    fee,
    codes: [...new Set(own.flatMap(({ findings }) => findings.filter(isFlag).map(({ code }) => code)))],
    count: own.length,
    examples: own.slice(0, EXAMPLES).map(({ code, name }) => ({ code, name })),
  }))
  const groupOf = new Map(groups.map(({ fee, group }) => [fee, group]))
  return {
    rows: rows.map((row) => (isDoubtful(row) ? { ...row, group: groupOf.get(row.after?.fee ?? '') ?? null } : row)),
    groups,
  }
}

import type { Procedure } from '../../../shared/domain/events/config-events.ts'
import { isFault } from '../../../shared/domain/catalogue/finding.ts'
import { planCatalogue } from '../../../shared/domain/catalogue/plan.ts'
import type { CataloguePlan } from '../../../shared/domain/catalogue/plan.ts'
import type { PlanFacts, PlannedRow } from '../../../shared/domain/catalogue/settle-row.ts'
import type { CatalogueSummary, DraftPage, DraftTab } from '../../../shared/api/catalogue-views.ts'
import { readFile } from './read-file.ts'
import type { CatalogueFile } from './read-file.ts'

export type DraftFacts = Omit<PlanFacts, 'current'> & {
  /** Procedures in force, as JSON. */
  readonly current: readonly string[]
}
/** What is written for one procedure; `procedure` as JSON, null: it ends. */
export type DraftStep = { readonly id: string; readonly procedure: string | null }

/** A file held against the catalogue: kept where it was read, so that the centre only ever handles a part of it. */
export type CatalogueDraft = {
  readonly summary: CatalogueSummary
  page(tab: DraftTab, page: number, size: number): DraftPage
  /** What an import writes; rows of groups that nobody accepted are left out. */
  steps(accepted: readonly number[]): {
    steps: readonly DraftStep[]
    leftOut: number
    added: number
    changed: number
    ended: number
  }
}

/** @throws FileRefusal */
export function openDraft(bytes: Uint8Array, facts: DraftFacts): CatalogueDraft {
  const file = readFile(bytes)
  const current = facts.current.map((body) => JSON.parse(body) as Procedure)
  const plan = planCatalogue(file.rows, { ...facts, current })
  const tabs = tabsOf(plan)
  return {
    summary: summaryOf(file, plan, tabs),
    page: (tab, page, size) => ({
      rows: tabs[tab].slice((page - 1) * size, page * size).map(({ id: _id, group: _group, ...row }) => ({
        ...row,
        findings: row.findings.map((one) => ({ ...one, params: { ...one.params } })),
      })),
      total: tabs[tab].length,
    }),
    steps: (accepted) => stepsOf(plan, new Set(accepted)),
  }
}

type Tabs = Readonly<Record<DraftTab, readonly PlannedRow[]>>

function tabsOf({ rows }: CataloguePlan): Tabs {
  const of = (kind: PlannedRow['kind']): PlannedRow[] => rows.filter((row) => row.kind === kind)
  return {
    new: of('new'),
    changed: of('changed'),
    unchanged: of('unchanged'),
    ended: of('ended'),
    faults: of('fault'),
    notes: rows.filter(({ kind, findings }) => kind !== 'fault' && kind !== 'unchanged' && findings.length > 0),
  }
}

const MOST_FIELDS = 300
const MOST_GROUPS = 5_000

function summaryOf(file: CatalogueFile, { groups, unknownFields }: CataloguePlan, tabs: Tabs): CatalogueSummary {
  const counts = Object.fromEntries(Object.entries(tabs).map(([tab, rows]) => [tab, rows.length]))
  const faults = Map.groupBy(tabs.faults, ({ findings }) => findings.find(isFault)?.code ?? 'shape-bad')
  return {
    format: file.format,
    encoding: file.encoding,
    rows: file.rows.length,
    unknownColumns: file.unknownColumns.slice(0, 60).map((one) => one.slice(0, 120)),
    counts: counts as CatalogueSummary['counts'],
    faultCodes: [...faults].map(([code, rows]) => ({ code, count: rows.length })),
    unknownFields: unknownFields.slice(0, MOST_FIELDS).map((one) => ({ ...one })),
    groups: groups.slice(0, MOST_GROUPS).map((one) => ({
      ...one,
      codes: [...one.codes],
      examples: one.examples.map((example) => ({ ...example })),
    })),
  }
}

function stepsOf({ rows }: CataloguePlan, accepted: ReadonlySet<number>): ReturnType<CatalogueDraft['steps']> {
  const wanted = rows.filter(({ kind }) => kind === 'new' || kind === 'changed' || kind === 'ended')
  const taken = wanted.filter(({ group }) => group === null || accepted.has(group))
  const count = (kind: PlannedRow['kind']): number => taken.filter((row) => row.kind === kind).length
  return {
    steps: taken.map(({ id, after }) => ({ id, procedure: after && JSON.stringify(after) })),
    leftOut: wanted.length - taken.length,
    added: count('new'),
    changed: count('changed'),
    ended: count('ended'),
  }
}

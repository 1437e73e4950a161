import { itemKey } from '../../../../shared/domain/config/config-items.ts'
import { codeRanges, codeSeries } from '../../../../shared/domain/dossier/code.ts'
import type { CodeRanges } from '../../../../shared/domain/dossier/code.ts'
import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import type { Holiday, PersonRef } from '../../../../shared/domain/events/config-events.ts'
import type { ChangesAnswer, ProvinceChange } from '../../../../shared/province/changes.ts'
import { makePerson } from '../../journal/persons.ts'
import type { PersonRow } from '../../journal/persons.ts'
import type { Ctx, Decision, Deps } from '../context.ts'

/** How far the province's changes were read. */
export const CURSOR = 'cursor'
/** Versions of the catalogue that wait to be fetched. */
export const CATALOGUES = 'catalogues'

type Change<K extends ProvinceChange['kind']> = Extract<ProvinceChange, { kind: K }>
type Draft = { readonly deps: Deps; readonly ctx: Ctx; readonly events: NewEvent[]; readonly persons: PersonRow[] }

/**
 * Takes over what the province tells, with the cursor that covers it in one transaction. What is the province's is written
 * as it says; what is the centre's is never overwritten: a result or a request becomes a notice, and an officer does what
 * follows (models.md §8). Told twice it is written once.
 */
export function applyChanges(deps: Deps, { changes, cursor }: ChangesAnswer, ctx: Ctx): Decision<object> {
  const draft: Draft = { deps, ctx, events: [], persons: [] }
  const catalogues = new Set(readCatalogues(deps))
  for (const change of changes) {
    if (change.kind === 'catalogue.version') catalogues.add(JSON.stringify(change.body))
    else applyOne(draft, change)
  }
  return {
    events: draft.events,
    persons: draft.persons,
    apply: (operational) => {
      operational.setSyncState(CURSOR, cursor)
      operational.setSyncState(CATALOGUES, JSON.stringify([...catalogues]))
    },
  }
}

/** Versions that were told and not fetched yet, each as JSON. */
export const readCatalogues = ({ store }: Deps): string[] =>
  JSON.parse(store.deliveries.state(CATALOGUES) ?? '[]') as string[]

function applyOne(draft: Draft, change: Exclude<ProvinceChange, { kind: 'catalogue.version' }>): void {
  switch (change.kind) {
    case 'dossier.status':
      return status(draft, change)
    case 'dossier.result':
      return result(draft, change)
    case 'supplement.wanted':
      return supplement(draft, change)
    case 'holidays':
      return holidays(draft, change)
    case 'codes.granted':
      return codes(draft, change)
  }
}

function words({ ctx, persons }: Draft, text: string | null): PersonRef | null {
  if (text === null || text === '') return null
  const { row, ref } = makePerson(ctx.ids.next(), 'dossier', text)
  persons.push(row)
  return ref
}

function status(draft: Draft, { body, at }: Change<'dossier.status'>): void {
  const { deliveries } = draft.deps.store
  const dossierId = deliveries.dossierOfCode(body.code)
  if (dossierId === undefined) return
  const known = deliveries.status(dossierId)
  // What it says last holds, whatever its clock said with it: it tells in order, and may have been restored.
  if (known && known.status === body.status && known.unit === body.unit && known.note === body.note) return
  const { status: now, unit, note } = body
  draft.events.push({
    type: 'province.statusTold',
    payload: { dossierId, status: now, unit, note: words(draft, note), saidAt: at },
  })
}

function result(draft: Draft, { body, at }: Change<'dossier.result'>): void {
  const { store } = draft.deps
  const dossierId = store.deliveries.dossierOfCode(body.code)
  if (dossierId === undefined) return
  const noticeId = `result:${body.code}:${at}`
  if (store.deliveries.notice(noticeId)) return
  // It lies on the shelf already: the officer was faster than the line.
  if (store.dossiers.byId(dossierId)?.resultMs != null) return
  const { kind, number, paper, electronic, note } = body
  draft.events.push({
    type: 'province.resultTold',
    payload: { noticeId, dossierId, kind, number, paper, electronic, note: words(draft, note) },
  })
}

function supplement(draft: Draft, { body, at }: Change<'supplement.wanted'>): void {
  const { deliveries } = draft.deps.store
  const dossierId = deliveries.dossierOfCode(body.code)
  const noticeId = body.id
  const known = deliveries.notice(noticeId)
  if (body.withdrawn) {
    if (known?.state === 'open')
      draft.events.push({ type: 'province.noticeEnded', payload: { noticeId, officerId: null, how: 'withdrawn' } })
    return
  }
  if (dossierId === undefined || (known && known.atMs >= at)) return
  const said = words(draft, JSON.stringify({ items: body.items, words: body.words }))
  if (said === null || known !== undefined) return
  draft.events.push({
    type: 'province.supplementTold',
    payload: { noticeId, dossierId, items: body.items.length, words: said, replyBy: body.replyBy },
  })
}

const sameDay = (one: Holiday, other: Holiday | undefined): boolean =>
  other !== undefined && one.kind === other.kind && one.name === other.name && one.part === other.part

/** The days off of a year, whole. */
function holidays({ deps, events }: Draft, { body: { year, days } }: Change<'holidays'>): void {
  const all = [...deps.store.config().holidays.values()].filter(({ date }) => date.startsWith(`${year}-`))
  const known = new Map(all.map((one) => [one.date, one]))
  const told = new Set(days.map(({ date }) => date))
  for (const payload of days)
    if (!sameDay(payload, known.get(payload.date))) events.push({ type: 'holiday.defined', payload })
  for (const date of known.keys())
    if (!told.has(date)) events.push({ type: 'config.retired', payload: { kind: 'holiday', key: date } })
}

const FROM_PROVINCE = 'Tỉnh cấp'

/** Whether codes are of the same numbers, and none of them beyond others: what a range was before it grew. */
function isWithin(inner: CodeRanges, outer: CodeRanges): boolean {
  const holds = (one: CodeRanges['ranges'][number]): boolean =>
    outer.ranges.some(({ from, to }) => from <= one.from && one.to <= to)
  return codeSeries(inner) === codeSeries(outer) && inner.ranges.every(holds)
}

/** Ranges hold from a day on until they are revoked (decisions.md 16): then those that held before hold again, or none. */
function codes({ deps, ctx, events }: Draft, { body }: Change<'codes.granted'>): void {
  const { agencyId, codes: value, from, until, revoked } = body
  const today = ctx.businessDate
  const { settings, setting } = deps.store.config()
  if (revoked || (until !== null && until < today)) {
    const granted = settings.filter(
      (row) => row.key === 'dossier.codes' && row.agencyId === agencyId && isWithin(codeRanges.parse(row.value), value),
    )
    for (const row of granted)
      events.push({ type: 'config.retired', payload: { kind: 'setting', key: itemKey('setting', row) } })
    return
  }
  const start = from > today ? from : today
  if (JSON.stringify(setting('dossier.codes', start, agencyId)) === JSON.stringify(value)) return
  events.push({
    type: 'setting.changed',
    payload: { key: 'dossier.codes', agencyId, from: start, value, source: FROM_PROVINCE },
  })
}

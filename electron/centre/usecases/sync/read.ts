import type { AnswerOf } from '../../../../shared/api/operations.ts'
import type {
  DeliveryTask,
  DossierLine,
  LineView,
  ProvinceNotice,
  SyncView,
} from '../../../../shared/api/sync-views.ts'
import { SYNC_DEFAULTS } from '../../../../shared/domain/sync/sync-settings.ts'
import type { DeliveryRow, NoticeRow, TaskRow } from '../../store/delivery-store.ts'
import { refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { isOutOfHours } from './file-hours.ts'
import { BEHIND, FULL, LOST, SEAL } from './notes.ts'
import { readReach } from './reach.ts'
import { DIFFERS } from './record.ts'

const MOST_TASKS = 100
const MINUTE_MS = 60_000
/** Names under which the line keeps what it found (sync/). */
const [ANCHOR, FETCHED] = ['anchor', 'catalogues.fetched'] as const

/** The sign of a desk. */
export function getLine(deps: Deps, ctx: Ctx): AnswerOf<'getLine'> {
  return { line: lineOf(deps, ctx), now: ctx.now, through: deps.through() }
}

export function lineOf({ store, line }: Deps, { now, businessDate }: Ctx): LineView {
  const { deliveries } = store
  const told = line.state()
  const { rows, oldestMs } = told === null ? { rows: 0, oldestMs: null } : deliveries.waiting()
  const refused = deliveries.firstTaskDossier()
  const minutes = store.config().setting('sync.warnMinutes', businessDate) ?? SYNC_DEFAULTS.warnMinutes
  return {
    state: told?.state ?? 'off',
    since: told?.sinceMs ?? 0,
    code: told?.code ?? null,
    waiting: { rows, dossiers: rows === 0 ? 0 : deliveries.dossiersWaiting(), oldestAt: oldestMs },
    isStuck: oldestMs !== null && now - oldestMs > minutes * MINUTE_MS,
    tasks: deliveries.openTaskCount(),
    ...(refused === undefined ? {} : { refused }),
  }
}

/** All of the line. */
export function getSync(deps: Deps, ctx: Ctx): AnswerOf<'getSync'> {
  const { deliveries } = deps.store
  const { files, bytes } = deliveries.filesLeft()
  const sync: SyncView = {
    ...lineFacts(deps, ctx),
    ...keptFacts(deps),
    files: {
      left: deps.line.state() === null ? 0 : files,
      ...{ bytes, areWaitingForHours: isOutOfHours(deps, ctx) },
      fullSince: files === 0 ? null : Number(deps.store.deliveries.state(FULL) || 0) || null,
    },
    tasks: deliveries.openTasks(MOST_TASKS).map((task) => taskView(deps, task)),
    notices: deliveries.openNotices(MOST_TASKS).flatMap((notice) => noticeView(deps, notice)),
    differing: deliveries
      .differing(MOST_TASKS)
      .filter(({ dossierId }) => deliveries.unsentOf(dossierId) === 0)
      .map(({ saidMs, ...one }) => ({ ...one, saidAt: saidMs })),
  }
  return { sync, now: ctx.now, through: deps.through() }
}

const NO_LINE = { system: null, words: null, heardMs: null, aheadMs: 0, rate: null, reading: null } as const

function lineFacts(deps: Deps, ctx: Ctx) {
  const { system, words, heardMs, aheadMs, rate, reading } = deps.line.state() ?? NO_LINE
  const reach = readReach(deps)
  return {
    ...{ line: lineOf(deps, ctx), system, aheadMs, rate, reading, words: words || null, heardAt: heardMs },
    progress: { through: reach?.through ?? 0, head: deps.through(), sent: reach?.rows ?? 0 },
  }
}

/** What the line found and remembers. */
function keptFacts(deps: Deps): Pick<SyncView, 'anchor' | 'catalogues' | 'lost' | 'behind' | 'seal' | 'isEqual'> {
  const text = (name: string): string => deps.store.deliveries.state(name) ?? ''
  const kept = <T>(name: string): T | null => JSON.parse(text(name) || 'null') as T | null
  const behind = kept<{ atMs: number; rows: number; until: number }>(BEHIND)
  const arrived = readReach(deps)?.through ?? 0
  return {
    anchor: kept<NonNullable<SyncView['anchor']>>(ANCHOR),
    catalogues: kept<SyncView['catalogues']>(FETCHED) ?? [],
    lost: kept<NonNullable<SyncView['lost']>>(LOST),
    behind: behind && { atMs: behind.atMs, rows: behind.rows, isDone: arrived >= behind.until },
    seal: kept<NonNullable<SyncView['seal']>>(SEAL),
    isEqual: text(DIFFERS) === '',
  }
}

/** The line of one dossier: what was sent and answered, and what the province says. */
export const getDossierLine: UseCase<{ dossierId: string }, AnswerOf<'getDossierLine'>> = (
  deps,
  { dossierId },
  ctx,
) => {
  const { deliveries, dossiers } = deps.store
  const row = dossiers.byId(dossierId)
  if (!row) return refused('DOSSIER_UNKNOWN')
  const status = deliveries.status(dossierId)
  return {
    answer: () => ({
      line: {
        code: row.code,
        isPending: deliveries.unsentOf(dossierId) > 0,
        status: status ? { status: status.status, unit: status.unit, note: status.note, saidAt: status.saidMs } : null,
        rows: deliveries.ofDossier(dossierId).map((one) => rowView(deps, one)),
        tasks: deliveries
          .tasksOf(dossierId)
          .filter(({ state }) => state === 'open')
          .map((task) => taskView(deps, task)),
        notices: deliveries
          .noticesOf(dossierId)
          .filter(({ state }) => state === 'open')
          .flatMap((notice) => noticeView(deps, notice)),
      },
      now: ctx.now,
      through: deps.through(),
    }),
  }
}

function rowView({ store }: Deps, row: DeliveryRow): DossierLine['rows'][number] {
  const { seq, type, madeMs, answeredMs, tries, code, reason, bySeq, status } = row
  const waits = row.state === 'rejected' && store.deliveries.refile(seq) !== undefined
  // Nothing stands before it: it went, and its answer comes later, in a file for example.
  const isUnderWay = row.state === 'held' && bySeq === null
  const state = waits ? 'awaitsFile' : isUnderWay ? 'underWay' : row.state
  return {
    ...{ seq, type, state, tries, reason, status },
    ...{ madeAt: madeMs, answeredAt: answeredMs, refusal: code, by: bySeq },
  }
}

function taskView({ store }: Deps, task: TaskRow): DeliveryTask {
  const { seq, type, dossierId, code, reason, field, rejectedMs } = task
  const row = store.deliveries.bySeq(seq)
  const behind = dossierId === null ? [] : store.deliveries.ofDossier(dossierId)
  return {
    ...{ seq, type, dossierId, reason, field, refusal: code, rejectedAt: rejectedMs },
    code: dossierId === null ? null : (store.dossiers.byId(dossierId)?.code ?? null),
    value: field === null ? null : valueAt(row?.body ?? null, field),
    held: behind.filter(({ state, bySeq }) => state === 'held' && bySeq !== null).length,
  }
}

/** What stands at a place of a row: only a plain value of the body, never a citizen's. */
function valueAt(body: string | null, field: string): string | number | boolean | null {
  let here: unknown = body === null ? null : (JSON.parse(body) as unknown)
  for (const name of field.split('.')) {
    if (typeof here !== 'object' || here === null || 'personId' in here) return null
    here = (here as Record<string, unknown>)[name]
  }
  return field.startsWith('body.') && ['string', 'number', 'boolean'].includes(typeof here)
    ? (here as string | number | boolean)
    : null
}

type Wanted = { readonly items: ProvinceNotice['items']; readonly words: string }

function noticeView({ store }: Deps, { id, kind, dossierId, atMs, words }: NoticeRow): ProvinceNotice[] {
  const code = store.dossiers.byId(dossierId)?.code
  if (code === undefined) return []
  const wanted = kind === 'supplement' && words !== null ? (JSON.parse(words) as Wanted) : null
  return [{ id, kind, dossierId, code, at: atMs, words: wanted?.words ?? words, items: wanted?.items ?? [] }]
}

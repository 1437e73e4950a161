import type { WorkRequestView } from '../../../../shared/api/house-views.ts'
import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import type { Hand } from '../../../../shared/domain/slips/parts.ts'
import type { SlipContent } from '../../../../shared/domain/slips/slip.ts'
import type { WorkRequestRow } from '../../store/house-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { openDraft } from '../dossier/draft.ts'
import { isSlip, issueSlip } from '../dossier/issue-slip.ts'
import { centreView } from '../views.ts'

type Said = { readonly description: string; readonly wish: string }
type Content = SlipContent<'work-request'>
const MOST_OPEN = 200

/**
 * Phiếu đề nghị xử lý công việc: what is wrong at a desk, how bad it is and what is wished for, on a numbered slip that is
 * followed to its end (BD-14.3, BD-8.6).
 */
export const raiseWorkRequest: UseCase<BodyOf<'raiseWorkRequest'>, AnswerOf<'raiseWorkRequest'>> = (
  deps,
  { kind, severity, asset, description, wish },
  ctx,
) => {
  const draft = openDraft(deps, ctx)
  const requestId = ctx.ids.next()
  const { officerId, counterId } = actorOf(ctx)
  const said: Said = { description, wish }
  draft.events.push({
    type: 'workRequest.raised',
    payload: { requestId, officerId, counterId, kind, severity, asset, words: draft.words(JSON.stringify(said)) },
  })
  const asked = { kind, severity, asset, counterId, officerId, atMs: ctx.now }
  const slip = issueSlip(deps, ctx, draft, {
    ...{ kind: 'work-request', dossierIds: [], aboutId: requestId },
    content: {
      ...askedContent(deps, ctx, asked, said),
      ...{ handler: null, partner: '', dueAt: null, outcome: '', doneAt: null },
    },
  })
  return draft.decide(() => ({ requestId, slips: [slip].filter(isSlip) }))
}

/** Somebody of the centre takes it on, with a day; or says what came of it. Its slip is issued anew with that. */
export const settleWorkRequest: UseCase<
  BodyOf<'settleWorkRequest'> & { requestId: string },
  AnswerOf<'settleWorkRequest'>
> = (deps, { requestId, words, dueAt = null, partner, done }, ctx) => {
  const row = deps.store.house.workRequest(requestId)
  if (!row || row.doneMs !== null) return refused('WORK_REQUEST_UNKNOWN')
  const draft = openDraft(deps, ctx)
  const { officerId } = actorOf(ctx)
  draft.events.push({
    type: 'workRequest.settled',
    payload: { requestId, officerId, words: draft.words(words), dueAt, done },
  })
  const before = deps.store.slips.standingFor(requestId).at(-1)
  const slip = issueSlip(deps, ctx, draft, {
    ...{ kind: 'work-request', dossierIds: [], aboutId: requestId, ...(before ? { replaces: before.id } : {}) },
    content: {
      ...askedContent(deps, ctx, row, saidOf(deps, row)),
      ...{ handler: handOf(deps, ctx, officerId), partner, dueAt: dueAt ?? row.dueMs, outcome: words },
      doneAt: done ? ctx.now : null,
    },
  })
  return draft.decide(() => ({ requestId, slips: [slip].filter(isSlip) }))
}

type Asked = Pick<WorkRequestRow, 'kind' | 'severity' | 'asset' | 'counterId' | 'officerId' | 'atMs'>

function askedContent(
  deps: Deps,
  ctx: Ctx,
  { kind, severity, asset, counterId, officerId, atMs }: Asked,
  { description, wish }: Said,
): Omit<Content, 'handler' | 'partner' | 'dueAt' | 'outcome' | 'doneAt'> {
  return {
    requester: handOf(deps, ctx, officerId),
    counter: String(counterNumber(deps, counterId) ?? ''),
    ...{ kind, severity, asset, description, wish, pictures: 0, at: atMs },
  }
}

const counterNumber = ({ store }: Deps, counterId: string | null): number | null =>
  counterId === null ? null : (store.config().counters.get(counterId)?.number ?? null)

function handOf(deps: Deps, ctx: Ctx, officerId: string): Hand {
  const { officers } = deps.store.config()
  return { name: officers.get(officerId)?.name ?? '', unit: centreView(deps, ctx).name }
}

function saidOf({ store }: Deps, { wordsPerson }: WorkRequestRow): Said {
  const text = store.desks.person(wordsPerson)
  return text === null ? { description: '', wish: '' } : (JSON.parse(text) as Said)
}

/** Those that are open, the oldest first, and those of today that are done. */
export function listWorkRequests(deps: Deps, ctx: Ctx): AnswerOf<'listWorkRequests'> {
  const open = deps.store.house.openWork(MOST_OPEN)
  const done = deps.store.house.workOf(ctx.businessDate).filter(({ doneMs }) => doneMs !== null)
  return {
    requests: [...open, ...done].map((row) => workView(deps, row)),
    now: ctx.now,
    through: deps.through(),
  }
}

function workView(deps: Deps, row: WorkRequestRow): WorkRequestView {
  const { officers } = deps.store.config()
  const { description, wish } = saidOf(deps, row)
  return {
    ...{ id: row.id, kind: row.kind, severity: row.severity, asset: row.asset, at: row.atMs },
    ...{ dueAt: row.dueMs, doneAt: row.doneMs, counterNumber: counterNumber(deps, row.counterId) },
    by: officers.get(row.officerId)?.name ?? '',
    words: [description, wish].filter(Boolean).join(' ') || null,
    handler: row.handlerId === null ? null : (officers.get(row.handlerId)?.name ?? ''),
    outcome: row.outcomePerson === null ? null : deps.store.desks.person(row.outcomePerson),
    slipId: deps.store.slips.standingFor(row.id).at(-1)?.id ?? null,
  }
}

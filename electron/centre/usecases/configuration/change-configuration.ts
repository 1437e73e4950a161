import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import type { ConfigPreview, ConfigStep } from '../../../../shared/api/config-views.ts'
import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import { makePerson } from '../../journal/persons.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Decision, Deps, Refused, UseCase } from '../context.ts'
import { logOutEvents } from '../old-sessions.ts'
import { consequencesOf } from './consequences.ts'
import { dayProblems } from './day-rules.ts'
import { changeEvents } from './events.ts'
import { hallProblems } from './hall-rules.ts'
import { readItems } from './items.ts'
import { planChange } from './plan.ts'
import type { Plan } from './plan.ts'
import { itemProblems } from './rules.ts'
import { endedSessions } from './sessions-ended.ts'
import { undoSteps } from './undo.ts'

type Judged = { readonly plan: Plan; readonly preview: ConfigPreview }

/** Works a change out and judges it; writes nothing. */
function judge(deps: Deps, ctx: Ctx, steps: readonly ConfigStep[]): Judged {
  const { items, changedAt } = readItems(deps)
  const plan = planChange(items, steps, new Set(changedAt.keys()))
  const problems =
    plan.problems.length > 0
      ? plan.problems
      : [...itemProblems(plan), ...dayProblems(deps, ctx, plan), ...hallProblems(deps, ctx, plan)]
  const ok = problems.length === 0 && plan.differences.length > 0
  const consequences = problems.length === 0 ? consequencesOf(deps, ctx, plan) : []
  return { plan, preview: { ok, differences: [...plan.differences], problems: [...problems], consequences } }
}

const TECHNICIANS: ReadonlySet<string> = new Set(['device', 'binding', 'station'])

/** Technicians care for devices; who may do what with people, hours and services is the leader's (product.md). */
function mayChange(ctx: Ctx, steps: readonly ConfigStep[]): boolean {
  return actorOf(ctx).role === 'leader' || steps.every(({ kind }) => TECHNICIANS.has(kind))
}

/** What a change, or taking one back, would do. Nothing is written. */
export const previewConfiguration: UseCase<BodyOf<'previewConfiguration'>, ConfigPreview> = (deps, body, ctx) => {
  const steps = 'undo' in body ? undoSteps(deps, ctx, body.undo) : body.changes
  if ('refusal' in steps) return steps
  if (!mayChange(ctx, steps)) return refused('FORBIDDEN')
  return { answer: () => judge(deps, ctx, steps).preview }
}

/**
 * Changes the configuration, all or nothing. Refused with the first problem when anything is wrong, and when somebody
 * else has changed one of the items since the person saw it.
 */
export const changeConfiguration: UseCase<BodyOf<'changeConfiguration'>, AnswerOf<'changeConfiguration'>> = (
  deps,
  { changes, reason, basedOn },
  ctx,
) => carryOut(deps, ctx, changes, { reason, basedOn, undoes: null })

/** Takes a change back by a new one (product.md, invariant 3: the past stays as it was). */
export const undoConfiguration: UseCase<
  { changeSeq: string; reason?: string | undefined },
  AnswerOf<'undoConfiguration'>
> = (deps, { changeSeq, reason }, ctx) => {
  const undoes = /^[1-9]\d{0,14}$/.test(changeSeq) ? Number(changeSeq) : 0
  const steps = undoSteps(deps, ctx, undoes)
  return 'refusal' in steps ? steps : carryOut(deps, ctx, steps, { reason, undoes })
}

type Told = { reason: string | undefined; basedOn?: number | undefined; undoes: number | null }

function carryOut(
  deps: Deps,
  ctx: Ctx,
  steps: readonly ConfigStep[],
  told: Told,
): Decision<AnswerOf<'changeConfiguration'>> {
  if (!mayChange(ctx, steps)) return refused('FORBIDDEN')
  const { plan, preview } = judge(deps, ctx, steps)
  const fault = refusalOf(deps, preview, told.basedOn)
  if (fault) return fault
  const seq = deps.through() + 1
  const { events, persons } = changeEvents(deps, ctx, plan.differences)
  const words = told.reason === undefined ? null : makePerson(ctx.ids.next(), 'words', told.reason)
  const header: NewEvent = {
    type: 'config.changed',
    payload: { reason: words?.ref ?? null, undoes: told.undoes, count: events.length },
  }
  const ended = endedSessions(
    deps,
    plan.differences.filter(({ kind }) => kind === 'officer'),
  )
  return {
    events: [
      header,
      ...events,
      ...ended.flatMap(({ officerId, counterId }) => logOutEvents(deps, officerId, counterId)),
    ],
    persons: [...persons, ...(words ? [words.row] : [])],
    apply: (operational) => {
      for (const { tokenHash } of ended) operational.endSession(tokenHash, ctx.now)
    },
    answer: () => ({ seq, differences: preview.differences }),
  }
}

function refusalOf(
  deps: Deps,
  { ok, problems, differences }: ConfigPreview,
  basedOn: number | undefined,
): Refused | null {
  const [first] = problems
  if (first)
    return refused('CONFIG_INVALID', {
      kind: first.kind,
      key: first.key,
      path: first.path,
      reason: first.reason,
      count: problems.length,
    })
  if (!ok) return refused('CONFIG_UNCHANGED')
  if (basedOn === undefined) return null
  const { changedAt } = readItems(deps)
  const newer = differences.find(({ kind, key }) => (changedAt.get(`${kind} ${key}`) ?? 0) > basedOn)
  return newer ? refused('CONFIG_CHANGED', { kind: newer.kind, key: newer.key }) : null
}

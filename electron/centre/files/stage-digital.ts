import { createHash } from 'node:crypto'
import type { RefusalCode } from '../../../shared/api/codes.ts'
import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import type { TakeFault, Taken } from '../usecases/digitise/digital-port.ts'
import type { StagedRow } from '../store/digital-store.ts'
import { digitalLimits, stagedView } from '../usecases/digitise/read-digital.ts'
import type { Caller, Ctx, Deps } from '../usecases/context.ts'
import { no } from './prepared.ts'
import type { FileUseCase, Prepared } from './prepared.ts'

/** Where an upload of somebody lies: nobody meets another one's. */
export function uploadKey(caller: Caller, uploadId: string): string {
  const whose = caller.kind === 'person' ? caller.actor.officerId : caller.kind === 'device' ? caller.device.id : ''
  return createHash('sha256').update(`${caller.kind}\n${whose}\n${uploadId}`).digest('hex').slice(0, 40)
}

const FAULTS: Readonly<Record<TakeFault, RefusalCode>> = {
  program: 'DIGITAL_TYPE',
  type: 'DIGITAL_TYPE',
  broken: 'DIGITAL_BROKEN',
  encrypted: 'DIGITAL_ENCRYPTED',
  script: 'DIGITAL_SCRIPT',
  attachment: 'DIGITAL_SCRIPT',
  large: 'DIGITAL_TOO_LARGE',
  dots: 'DIGITAL_TOO_MANY_DOTS',
  pages: 'DIGITAL_TOO_MANY_PAGES',
}

type Stage = BodyOf<'stageDigital'>
type Answer = AnswerOf<'stageDigital'>

/**
 * Checks what was sent by its content and keeps it by its hash, waiting to be filed. What a station brings is offered to its
 * counter; what is refused is gone at once.
 */
export const stageDigital: FileUseCase<Stage, Answer> = async (deps, command, ctx) => {
  const place = placeOf(deps, ctx, command)
  if ('decide' in place) return place
  const keys = command.uploads.map((uploadId) => uploadKey(ctx.caller, uploadId))
  if (keys.some((key) => deps.uploads.received(key) === 0)) return no('DIGITAL_UPLOAD')
  const paths = keys.map((key) => deps.uploads.pathOf(key))
  const [first = ''] = paths
  const out = `${first}.pdf`
  const taken = await deps.digitalThread
    .take({ paths, out, limits: digitalLimits(deps, ctx) })
    // A file that ends the thread is as good as broken; the thread starts anew with the next one.
    .catch((): Taken => ({ refused: 'broken' }))
  const drop = (): void => {
    for (const key of keys) deps.uploads.drop(key)
    deps.uploads.drop(`${keys[0]}.pdf`)
  }
  if ('refused' in taken) {
    drop()
    return no(FAULTS[taken.refused], { why: taken.refused })
  }
  deps.files.adopt(taken.sha256, taken.path === 'in' ? first : out)
  return { decide: (now) => decided(deps, now, taken, { ...place, source: command.source }), settle: drop }
}

type Place = Pick<StagedRow, 'counterId' | 'officerId'>

function placeOf(deps: Deps, { caller }: Ctx, { counterId }: Stage): Place | Prepared<never> {
  if (caller.kind === 'person') return { counterId: caller.actor.counterId, officerId: caller.actor.officerId }
  if (counterId === undefined) return no('BAD_REQUEST', { field: 'counterId' })
  return deps.store.config().counters.has(counterId) ? { counterId, officerId: null } : no('COUNTER_UNKNOWN')
}

function decided(
  deps: Deps,
  ctx: Ctx,
  taken: Exclude<Taken, { refused: unknown }>,
  where: Place & Pick<StagedRow, 'source'>,
): ReturnType<Prepared<Answer>['decide']> {
  const { sha256, bytes, pages, format, conformance, dpi } = taken
  const isSigned = taken.isSigned ? 1 : 0
  const row = { id: ctx.ids.next(), sha256, bytes, pages, format, conformance, isSigned, dpi, ...where, atMs: ctx.now }
  const { counterId } = where
  const offered: NewEvent[] =
    where.officerId === null && counterId !== null
      ? [{ type: 'digital.offered', payload: { stagedId: row.id, counterId, bytes, pages } }]
      : []
  return {
    events: offered,
    apply: (operational) => operational.addStaged(row),
    answer: () => ({ staged: stagedView(row, digitalLimits(deps, ctx).dpi) }),
  }
}

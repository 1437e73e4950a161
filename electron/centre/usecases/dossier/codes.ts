import { codeSeries, codesLeft, formatCode, nextCodeNo } from '../../../../shared/domain/dossier/code.ts'
import type { CodeRanges } from '../../../../shared/domain/dossier/code.ts'
import { refused } from '../context.ts'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import type { Ctx, Deps, Refused, UseCase } from '../context.ts'
import type { Draft } from './draft.ts'

export type GivenCode = { readonly code: string; readonly series: string; readonly no: number; readonly left: number }

/**
 * The next dossier code of the receiving unit on this business day (KT-12.1d, forms.md §10.1), final although the line is
 * down: it comes from the ranges that stand for this centre (decisions.md 16). Never one that was given before, whatever
 * became of its dossier. Refused when the ranges of the day are full; none is guessed.
 * @param agencyId whose procedures it is: an agency may have an identifier of its own
 */
export function nextCode(deps: Deps, ctx: Ctx, draft: Draft, agencyId: string): GivenCode | Refused {
  const codes: CodeRanges | undefined = deps.store.config().setting('dossier.codes', ctx.businessDate, agencyId)
  if (!codes) return refused('DOSSIER_CODES_NOT_CONFIGURED')
  const series = codeSeries(codes)
  const highest = highestOf(deps, ctx, series, draft.events)
  const no = nextCodeNo(codes, highest)
  if (no === null) return refused('DOSSIER_CODES_USED_UP', { identifier: codes.identifier })
  return { code: formatCode(codes, ctx.businessDate, no), series, no, left: codesLeft(codes, highest) - 1 }
}

/** The highest number given of the day in a range, those of the decision that is being made counted. */
function highestOf(deps: Deps, ctx: Ctx, series: string, events: readonly NewEvent[]) {
  const here = events.flatMap((event) =>
    event.type === 'dossier.received' && event.payload.series === series ? [event.payload.no] : [],
  )
  return ({ from, to }: { from: number; to: number }): number =>
    Math.max(
      deps.store.dossiers.highestNo(series, ctx.businessDate, from, to),
      ...here.filter((no) => no >= from && no <= to),
    )
}

/** How many codes today has left for a procedure, so that an officer knows before the form is filled. */
export const dossierCodes: UseCase<{ procedureId: string }, AnswerOf<'getDossierCodes'>> = (
  deps,
  { procedureId },
  ctx,
) => {
  const row = deps.store.catalogue().rows.get(procedureId)
  if (!row) return refused('PROCEDURE_UNKNOWN')
  const codes: CodeRanges | undefined = deps.store.config().setting('dossier.codes', ctx.businessDate, row.agencyId)
  if (!codes) return { answer: () => ({ left: null, identifier: null }) }
  const left = codesLeft(codes, highestOf(deps, ctx, codeSeries(codes), []))
  return { answer: () => ({ left, identifier: codes.identifier }) }
}

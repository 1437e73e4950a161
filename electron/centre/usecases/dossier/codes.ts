import { codeSeries, codesLeft, formatCode, nextCodeNo } from '../../../../shared/domain/dossier/code.ts'
import type { CodeRanges } from '../../../../shared/domain/dossier/code.ts'
import { refused } from '../context.ts'
import type { Ctx, Deps, Refused } from '../context.ts'
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
  const here = draft.events.flatMap((event) =>
    event.type === 'dossier.received' && event.payload.series === series ? [event.payload.no] : [],
  )
  const highest = ({ from, to }: { from: number; to: number }): number =>
    Math.max(
      deps.store.dossiers.highestNo(series, ctx.businessDate, from, to),
      ...here.filter((no) => no >= from && no <= to),
    )
  const no = nextCodeNo(codes, highest)
  if (no === null) return refused('DOSSIER_CODES_USED_UP', { identifier: codes.identifier })
  return { code: formatCode(codes, ctx.businessDate, no), series, no, left: codesLeft(codes, highest) - 1 }
}

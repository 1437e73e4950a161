import type { ForecastsView } from '../../../../shared/api/manager-views.ts'

type Error = NonNullable<ForecastsView['total']>
export type BandVerdict = {
  readonly kind: 'good' | 'care'
  readonly words: 'calibrated' | 'tooNarrow' | 'tooWide' | 'few'
}

/** With fewer numbers a share of nine in ten says nothing. */
const ENOUGH = 30
const RIGHT = 0.9
/** What may always be off; with few numbers two standard errors, if those are more. */
const MARGIN = 0.05

/** Whether the range that is told can be trusted: nine of ten waits should fall into it, no fewer and not all. */
export function bandVerdict({ n, inBand }: Pick<Error, 'n' | 'inBand'>): BandVerdict {
  if (n < ENOUGH) return { kind: 'care', words: 'few' }
  const margin = Math.max(MARGIN, 2 * Math.sqrt((RIGHT * (1 - RIGHT)) / n))
  if (inBand < RIGHT - margin) return { kind: 'care', words: 'tooNarrow' }
  return inBand > RIGHT + margin ? { kind: 'care', words: 'tooWide' } : { kind: 'good', words: 'calibrated' }
}

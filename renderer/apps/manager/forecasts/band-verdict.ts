import type { ForecastsView } from '../../../../shared/api/manager-views.ts'

type Error = NonNullable<ForecastsView['total']>
export type BandVerdict = {
  readonly kind: 'good' | 'care'
  readonly words: 'calibrated' | 'tooNarrow' | 'tooWide' | 'few'
}

/** With fewer numbers a share of nine in ten says nothing. */
const ENOUGH = 30
const [LOW, HIGH] = [0.85, 0.95]

/** Whether the range that is told can be trusted: nine of ten waits should fall into it, no fewer and not all. */
export function bandVerdict({ n, inBand }: Pick<Error, 'n' | 'inBand'>): BandVerdict {
  if (n < ENOUGH) return { kind: 'care', words: 'few' }
  if (inBand < LOW) return { kind: 'care', words: 'tooNarrow' }
  return inBand > HIGH ? { kind: 'care', words: 'tooWide' } : { kind: 'good', words: 'calibrated' }
}

import type { Estimate } from '../../api/views.ts'
import { quantile } from './figures.ts'

/**
 * What a service has learned of its own waits. All of it is a fold over the journal: a service that ended, a number that
 * was called. So it is a projected table, rebuilt and compared like the others.
 *
 * A forecast has two parts. The *base* is what the line says: people ahead times the minutes of a service, shared by the
 * counters. The *bands* say how waits really were in proportion to their base: three quantiles of that ratio, tracked
 * one by one, so the range holds what it promises whatever the shape of the waits.
 */
export type PaceModel = {
  /** Minutes of a service over all days, and of how many. */
  readonly mean: number
  readonly n: number
  /** Hours of the day as a factor on the mean. */
  readonly hours: Readonly<Record<string, Factor>>
  /** The present day as a factor on mean and hour. */
  readonly day: Factor & { readonly date: string }
  /** One for each load of `loadOf`. */
  readonly bands: readonly Band[]
}
type Factor = { readonly ratio: number; readonly n: number }
/** Quantiles 5, 50 and 95 % of the logarithm of (wait + HALF) / (base + HALF), after `n` waits. */
type Band = { readonly n: number; readonly low: number; readonly middle: number; readonly high: number }

/** The line and the counters at the moment when a number is given. */
export type Situation = {
  readonly ahead: number
  /** Counters, in whole ones, that work for this line: a counter that serves several lines counts in parts. */
  readonly capacity: number
  /** Open counters of the line where nobody is. */
  readonly idle: number
  /** Hour of the day, 0 to 23, and the business day. */
  readonly hour: number
  readonly date: string
}

/** What was told, in minutes; kept with the number, so that it can be held against the wait that came. */
export type Forecast = {
  readonly middle: number
  readonly low: number
  readonly high: number
  /** What the line alone said. */
  readonly base: number
  readonly load: number
  /** Whether the model may learn from it; not while every counter is closed: then the wait is for the opening. */
  readonly open: boolean
}

/** The usual minutes weigh as so many services; past days fade after about `MEMORY`. */
const PRIOR_SERVICES = 5
const MEMORY = 300
/** Hours and the present day start from no difference, weighing so much, and fade faster. */
const FACTOR_PRIOR = 12
const HOUR_MEMORY = 80
const DAY_MEMORY = 30
/** A service forgotten open over lunch, or closed by mistake at once, must not move the mean much. */
const CLIP_LOW = 1 / 4
const CLIP_HIGH = 4
/** Half a minute: waits below it are all the same to a person. */
const HALF = 0.5
/** Nobody waits longer than the day has minutes. */
const LONGEST = 1_440

/** Bands before anything was learned, by load: somebody is free, then up to 2, 6, 15 and more services ahead. */
const LOADS = [0, 2, 6, 15] as const
const PRIOR_BANDS: readonly Band[] = [
  { n: 0, low: 0.1, middle: 0.4, high: 1.6 },
  { n: 0, low: -1.7, middle: -0.1, high: 0.9 },
  { n: 0, low: -1, middle: -0.05, high: 0.6 },
  { n: 0, low: -0.6, middle: 0, high: 0.5 },
  { n: 0, low: -0.5, middle: 0, high: 0.4 },
]
const QUANTILES = { low: 0.04, middle: 0.5, high: 0.96 } as const
/** Steps of the trackers: wide at first, then small but never still. */
const FIRST_STEP = 1
const LAST_STEP = 0.04
const STEP_PRIOR = 6

/** A service of which nothing is known but its usual minutes. */
export const newPace = (usualMinutes: number): PaceModel => ({
  mean: usualMinutes,
  n: 0,
  hours: {},
  day: { date: '', ratio: 1, n: 0 },
  bands: PRIOR_BANDS,
})

/** Minutes that a service probably takes at an hour of a business day. */
export function serviceMinutes(pace: PaceModel, hour: number, date: string): number {
  const today = pace.day.date === date ? pace.day.ratio : 1
  return pace.mean * (pace.hours[hour]?.ratio ?? 1) * today
}

/** After a service that took so many minutes and ended at an hour of a business day. */
export function afterService(pace: PaceModel, minutes: number, hour: number, date: string): PaceModel {
  const day = pace.day.date === date ? pace.day : { date, ratio: 1, n: 0 }
  const usual = serviceMinutes(pace, hour, date)
  const sample = Math.min(Math.max(minutes, usual * CLIP_LOW), usual * CLIP_HIGH)
  const before = pace.hours[hour] ?? { ratio: 1, n: 0 }
  // Each part learns from what the others leave unexplained.
  return {
    ...pace,
    mean: pace.mean + (sample / before.ratio / day.ratio - pace.mean) / (Math.min(pace.n, MEMORY) + PRIOR_SERVICES + 1),
    n: pace.n + 1,
    hours: { ...pace.hours, [hour]: nextFactor(before, sample / (pace.mean * day.ratio), HOUR_MEMORY) },
    day: { date, ...nextFactor(day, sample / (pace.mean * before.ratio), DAY_MEMORY) },
  }
}

const nextFactor = ({ ratio, n }: Factor, sample: number, memory: number): Factor => ({
  ratio: ratio + (sample - ratio) / (Math.min(n, memory) + FACTOR_PRIOR + 1),
  n: n + 1,
})

/** Which band a line belongs to: how uneven waits are depends on how many services they are made of. */
function loadOf(steps: number): number {
  const place = LOADS.findIndex((upTo) => steps <= upTo)
  return place === -1 ? LOADS.length : place
}

/**
 * How long somebody will probably wait: a middle, half of all waits are shorter, and a range with nine of ten waits. In
 * minutes with fractions; `shownEstimate` rounds them for people. A few multiplications: it is made for every number.
 */
export function forecastWait(pace: PaceModel, situation: Situation): Forecast {
  const { ahead, capacity, idle, hour, date } = situation
  const open = capacity > 0
  // Who has a free counter waits for no service; everybody else also for the rest of one that is under way.
  const steps = ahead < idle ? 0 : ahead - idle + 1
  const base = Math.min(LONGEST, (steps * serviceMinutes(pace, hour, date)) / (open ? capacity : 1))
  const load = loadOf(steps)
  const band = pace.bands[load] as Band
  const at = (log: number): number => hundredths(Math.min(LONGEST, Math.max(0, (base + HALF) * Math.exp(log) - HALF)))
  const middle = at(band.middle)
  return {
    middle,
    low: Math.min(middle, at(band.low)),
    high: Math.max(middle, at(band.high)),
    base: hundredths(base),
    load,
    open,
  }
}

const hundredths = (minutes: number): number => Math.round(minutes * 100) / 100

/** A forecast in whole minutes for citizens; the range is rounded outwards, so that it holds at least what it says. */
export const shownEstimate = ({ middle, low, high }: Forecast): Estimate => ({
  minutes: Math.round(middle),
  low: Math.floor(low),
  high: Math.ceil(high),
})

/** After a wait of so many minutes that had been forecast: the quantiles of its load move a little towards it. */
export function afterWait(
  pace: PaceModel,
  { base, load, open }: Pick<Forecast, 'base' | 'load' | 'open'>,
  waitedMinutes: number,
): PaceModel {
  const band = pace.bands[load]
  if (!open || !band) return pace
  const seen = Math.log((Math.max(0, waitedMinutes) + HALF) / (base + HALF))
  const step = Math.max(LAST_STEP, FIRST_STEP / (band.n + STEP_PRIOR))
  // A quantile rests where it is passed as often as it should be: robust, and right without a formula for the waits.
  const moved = (at: number, part: number): number => at + 2 * step * (seen < at ? part - 1 : part)
  const next = {
    n: band.n + 1,
    low: moved(band.low, QUANTILES.low),
    middle: moved(band.middle, QUANTILES.middle),
    high: moved(band.high, QUANTILES.high),
  }
  return { ...pace, bands: pace.bands.map((other, index) => (index === load ? next : other)) }
}

/** A forecast that was given and the wait that came, both in minutes. */
export type Outcome = Pick<Forecast, 'middle' | 'low' | 'high'> & { readonly waited: number }

/** How good forecasts were: half of the errors are smaller than `medianError`; `bias` above 0: told too long. */
export type ForecastError = {
  readonly n: number
  readonly medianError: number
  readonly inBand: number
  readonly bias: number
}

/** Null when nothing was forecast. */
export function forecastError(outcomes: readonly Outcome[]): ForecastError | null {
  if (outcomes.length === 0) return null
  const errors = outcomes.map(({ middle, waited }) => Math.abs(middle - waited)).sort((a, b) => a - b)
  const mean = (of: (outcome: Outcome) => number): number =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length
  return {
    n: outcomes.length,
    medianError: quantile(errors, 0.5) ?? 0,
    inBand: mean(({ low, high, waited }) => (low <= waited && waited <= high ? 1 : 0)),
    bias: mean(({ middle, waited }) => middle - waited),
  }
}

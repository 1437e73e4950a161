import type { ReactNode } from 'react'
import type { HallView } from '../../../../shared/api/manager-views.ts'
import type { Matter } from '../../../../shared/api/matter-views.ts'
import type { Attention } from '../../../../shared/domain/queue/attention.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'
import { matterPlace } from '../matters.ts'
import { minutesSince, normOf } from './norms.ts'

export type VerdictProps = {
  hall: HallView
  attention: readonly Attention[]
  matters: readonly Matter[]
  now: number
}

/**
 * Whether the hall is well, in one sentence and seven numbers: read in three seconds from across the room. Of what waits
 * elsewhere only what cannot wait speaks here.
 */
export function Verdict({ hall, attention, matters, now }: VerdictProps): ReactNode {
  const words = useWords().manager.hall
  const urgent =
    attention.filter(({ level }) => level === 'stop').length +
    matters.filter(({ kind }) => matterPlace(kind).level === 'stop').length
  const kind = urgent > 0 ? 'stop' : attention.length > 0 ? 'care' : 'good'
  const sentence = kind === 'stop' ? words.stop(urgent) : kind === 'care' ? words.care(attention.length) : words.good
  return (
    <section className={`verdict verdict-${kind}`} aria-label={words.title}>
      <p className="verdict-sentence" role="status">
        <Icon name={kind === 'good' ? 'check' : 'alert'} />
        {sentence}
      </p>
      <dl className="verdict-figures">
        {figuresOf(hall, now, words).map(([label, value, mark]) => (
          <div key={label} className={`verdict-figure ${mark ? `figure-${mark}` : ''}`}>
            <dt>{label}</dt>
            <dd className="number">
              {value}
              {mark && mark !== 'good' && <span className="visually-hidden"> ({words.norm[mark]})</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

type Words = ReturnType<typeof useWords>['manager']['hall']
type Figure = readonly [label: string, value: string, mark: ReturnType<typeof normOf>]

function figuresOf({ today, longest, counters, norms }: HallView, now: number, words: Words): Figure[] {
  const wait = longest[0] ? minutesSince(longest[0].issuedAt, now) : null
  const mean = today.waits?.mean ?? null
  const open = counters.filter(({ state }) => state === 'open').length
  const { figures } = words
  return [
    [figures.waiting, String(today.waiting), null],
    [figures.longest, wait === null ? words.none : words.minutes(wait), normOf(wait, norms)],
    [figures.mean, mean === null ? words.none : words.decimal(mean), normOf(mean, norms)],
    ...(norms.norm === null
      ? []
      : [
          [
            figures.within(norms.norm),
            today.withinNorm === null ? words.none : words.percent(today.withinNorm),
            null,
          ] as const,
        ]),
    [figures.open, words.of(open, counters.length), null],
    [figures.finished, String(today.finished), null],
    [figures.noShow, String(today.noShow), null],
  ]
}

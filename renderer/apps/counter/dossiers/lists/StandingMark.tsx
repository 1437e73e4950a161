import type { ReactNode } from 'react'
import type { Standing } from '../../../../../shared/domain/dossier/pressing.ts'
import { stopwatch } from '../../../../../shared/i18n/format.ts'
import { Icon } from '../../../../ui/Icon.tsx'
import type { IconName } from '../../../../ui/Icon.tsx'
import { useWords } from '../../../../ui/language.tsx'

const ICONS: Readonly<Record<Standing, IconName>> = { todo: 'check', soon: 'clock', late: 'alert', over: 'hold' }

/** Which of the three steps of its clock a dossier stands on: colour, sign and word together. */
export function StandingMark({ standing }: { standing: Standing }): ReactNode {
  const { house } = useWords()
  return (
    <span className="standing small" data-standing={standing}>
      <Icon name={ICONS[standing]} />
      {house.standings[standing]}
    </span>
  )
}

const HOUR_MS = 3_600_000

/** What is left of a countdown, to the second; nothing while it is more than an hour, e.g. over a pause at noon. */
export function Left({ by, now }: { by: number; now: number }): ReactNode {
  const { house } = useWords()
  const left = by - now
  if (Math.abs(left) >= HOUR_MS) return null
  return (
    <span className="number standing-left" data-countdown>
      {left < 0 ? house.overBy(stopwatch(-left)) : house.left(stopwatch(left))}
    </span>
  )
}

import type { ReactNode } from 'react'
import type { TicketView } from '../../../shared/api/views.ts'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'

/** How long a number will probably wait; while no counter serves its line: that, and what comes of it. */
export function WaitLine({
  ticket: { estimate, unserved },
}: {
  ticket: Pick<TicketView, 'estimate' | 'unserved'>
}): ReactNode {
  const { wait } = useWords()
  const [language] = useLanguage()
  if (estimate)
    return (
      <p>
        <Icon name="clock" />
        {wait.estimate(estimate)}
      </p>
    )
  if (!unserved) return null
  const { why, opensAt } = unserved
  return (
    <p data-unserved={why}>
      <Icon name="hold" />
      <span>
        <strong>{wait.unserved[why]}</strong>{' '}
        {opensAt === undefined ? wait.calledThen[why] : wait.servedFrom(hourMinute(opensAt, language))}
      </span>
    </p>
  )
}

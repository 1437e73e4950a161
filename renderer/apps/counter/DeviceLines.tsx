import type { ReactNode } from 'react'
import type { QueueView } from '../../../shared/api/views.ts'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'

/** Boards and the rating tablet of this counter that are not well, one line for each trouble, with what to do now. */
export function DeviceLines({ devices }: { devices: QueueView['devices'] }): ReactNode {
  const { desk } = useWords()
  const [language] = useLanguage()
  const groups = Map.groupBy(devices, ({ role, trouble }) => `${role} ${trouble}` as const)
  return [...groups].map(([key, [first, ...more]]) => {
    if (!first) return null
    const { role, trouble, since } = first
    // A number display has no name of its own.
    const names = role === 'display' ? desk.ownDisplay : [first, ...more].map(({ name }) => name).join(', ')
    const when = since === null ? '' : desk.deviceSince(hourMinute(since, language))
    return (
      <p key={key} className="counter-printer" role="status" data-cause={trouble}>
        <Icon name={role === 'board' ? 'speaker' : 'alert'} />
        <span>
          {`${names}: ${desk.deviceTroubles[trouble]}${when}. `}
          <strong>{desk.deviceTodo[role][trouble]}</strong>
        </span>
      </p>
    )
  })
}

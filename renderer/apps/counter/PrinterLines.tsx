import type { ReactNode } from 'react'
import type { QueueView } from '../../../shared/api/views.ts'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'

/** Printers that somebody should look after: what it is, since when, and what to do now. */
export function PrinterLines({ printers }: { printers: QueueView['printers'] }): ReactNode {
  const { desk, paper } = useWords()
  const [language] = useLanguage()
  return printers.map(({ id, devices, cause, remaining, since }) => {
    const where = devices.join(', ')
    return (
      <p key={id} className="counter-printer" role="status" data-cause={cause ?? 'near-end'}>
        <Icon name="printer" />
        <span>
          {cause
            ? desk.printerOff(where, paper.causes[cause], hourMinute(since, language))
            : remaining === null
              ? desk.printerNearEnd(where)
              : desk.printerLow(where, remaining)}{' '}
          <strong>{cause ? desk.todo[cause] : desk.todoNearEnd}</strong>
        </span>
      </p>
    )
  })
}

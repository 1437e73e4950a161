import type { ReactNode } from 'react'
import type { QueueView } from '../../../shared/api/views.ts'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'

/** Printers that somebody should look after, one quiet line each, with the cause in words. */
export function PrinterLines({ printers }: { printers: QueueView['printers'] }): ReactNode {
  const { desk, paper } = useWords()
  const [language] = useLanguage()
  return printers.map(({ id, devices, cause, since }) => {
    const where = devices.join(', ')
    return (
      <p key={id} className="counter-printer small" role="status">
        <Icon name="printer" />
        {cause ? desk.printerOff(where, paper.causes[cause], hourMinute(since, language)) : desk.printerNearEnd(where)}
      </p>
    )
  })
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import type { QueueView } from '../../../shared/api/views.ts'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { usePage } from '../../client/page.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'

/** Printers that somebody should look after: what it is, since when, and what to do now. */
export function PrinterLines({ printers }: { printers: QueueView['printers'] }): ReactNode {
  const { desk, paper } = useWords()
  const [language] = useLanguage()
  return printers.map(({ id, devices, cause, remaining, since }) => {
    const where = devices.join(', ')
    const what = cause
      ? desk.printerOff(where, paper.causes[cause], hourMinute(since, language))
      : remaining === null
        ? desk.printerNearEnd(where)
        : desk.printerLow(where, remaining)
    return (
      <div key={id} className="counter-printer" role="status" data-cause={cause ?? 'near-end'}>
        <Icon name="printer" />
        <div>
          <p>
            {`${what} `}
            <strong>{cause ? desk.todo[cause] : desk.todoNearEnd}</strong>
          </p>
          {cause === null && <NewRoll printerId={id} />}
        </div>
      </div>
    )
  })
}

/** A roll that is changed before it ends is seen by nobody but the one who did it. */
function NewRoll({ printerId }: { printerId: string }): ReactNode {
  const { api } = usePage()
  const { technician } = useWords()
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function press(): Promise<void> {
    setPending(true)
    const outcome = await api.press('changePaper', { params: { printerId }, body: {} })
    setPending(false)
    if (!outcome.ok) setProblem(outcome.code === 'NO_ANSWER' ? technician.noAnswerOfCentre : outcome.message)
  }
  return (
    <>
      <Button icon="paper" isPending={isPending} onPress={() => void press()}>
        {technician.newRoll.press}
      </Button>
      {problem && <p className="small">{problem}</p>}
    </>
  )
}

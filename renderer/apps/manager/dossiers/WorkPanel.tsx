import { useState } from 'react'
import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components'
import type { WorkRequestView } from '../../../../shared/api/house-views.ts'
import { atLocal } from '../../../../shared/domain/time/vietnam-time.ts'
import { hourMinute, sameDay, weekdayDate } from '../../../../shared/i18n/format.ts'
import { usePage } from '../../../client/page.tsx'
import { dateOf } from '../../../features/typed/read-typed.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'

export type WorkPanelProps = { requests: readonly WorkRequestView[]; now: number }

/** Requests for work that are open, each to be taken on or ended (BD-14.3). */
export function WorkPanel({ requests, now }: WorkPanelProps): ReactNode {
  const { house } = useWords()
  const [language] = useLanguage()
  const [asked, setAsked] = useState<WorkRequestView | null>(null)
  const at = (ms: number): string =>
    sameDay(ms, now) ? hourMinute(ms, language) : `${hourMinute(ms, language)}, ${weekdayDate(ms, language)}`
  return (
    <section className="panel" aria-labelledby="work-title">
      <h2 id="work-title">{house.work}</h2>
      {requests.length === 0 && <p>{house.workNone}</p>}
      <ul className="record-work">
        {requests.map((request) => (
          <li key={request.id} data-work={request.severity}>
            <div>
              <p>
                <strong>{request.words ?? house.workKinds[request.kind]}</strong>
              </p>
              <p className="small">
                {[
                  ...[house.workKinds[request.kind], house.severities[request.severity], request.asset],
                  ...[house.workFrom(request.by, request.counterNumber), at(request.at)],
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <p className="small record-state" data-open={request.handler === null || undefined}>
                <Icon name="clock" />
                {request.handler === null ? house.workOpen : house.workTaken(request.handler)}
                {request.dueAt !== null && `, ${house.workDue(at(request.dueAt))}`}
                {request.outcome !== null && `: ${request.outcome}`}
              </p>
            </div>
            <Button icon="check" onPress={() => setAsked(request)}>
              {house.settle}
            </Button>
          </li>
        ))}
      </ul>
      {asked && <SettleDialog request={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

/** The end of the day that was named as the last. */
const END_OF_DAY = '17:00'

function SettleDialog({ request, onClose }: { request: WorkRequestView; onClose: () => void }): ReactNode {
  const { house, common } = useWords()
  const { api } = usePage()
  const [words, setWords] = useState('')
  const [partner, setPartner] = useState('')
  const [day, setDay] = useState('')
  const [isDone, setDone] = useState(false)
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const date = dateOf(day)
  const isReady = words.trim() !== '' && (isDone || day.trim() === '' || date !== null)

  async function settle(): Promise<void> {
    setPending(true)
    const outcome = await api.press('settleWorkRequest', {
      params: { requestId: request.id },
      body: {
        ...{ words: words.trim(), partner: partner.trim(), done: isDone },
        ...(isDone || date === null ? {} : { dueAt: atLocal(date, END_OF_DAY) }),
      },
    })
    setPending(false)
    if (outcome.ok) onClose()
    else setRefusal(outcome.message)
  }
  return (
    <Dialog
      title={house.settleTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="action" isDisabled={!isReady} isPending={isPending} onPress={() => void settle()}>
            {house.settle}
          </Button>
        </>
      }
    >
      <p>{request.words}</p>
      <Field label={house.settleWords} value={words} maxLength={2_000} rows={3} autoFocus onChange={setWords} />
      <Field label={house.partner} value={partner} maxLength={200} onChange={setPartner} />
      <Checkbox className="record-check" isSelected={isDone} onChange={setDone}>
        <span className="record-check-box">
          <Icon name="check" />
        </span>
        {house.isDone}
      </Checkbox>
      {!isDone && <Field label={house.settleDay} value={day} maxLength={10} onChange={setDay} />}
      {refusal && <p className="field-error">{refusal}</p>}
    </Dialog>
  )
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DeliveryTask, DossierLine as Line } from '../../../../shared/api/sync-views.ts'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { dayMonthYear, hourMinute } from '../../../../shared/i18n/format.ts'
import { usePage } from '../../../client/page.tsx'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { useSend } from '../dossiers/use-send.ts'
import './dossier-line.css'

const INTERESTED: EventType[] = [
  'delivery.rejected',
  'delivery.accepted',
  'delivery.resent',
  'delivery.corrected',
  'delivery.closed',
  'province.statusTold',
  'province.resultTold',
  'province.supplementTold',
  'province.noticeEnded',
]

export type DossierLineProps = { dossierId: string; isLost: boolean; onAsking: (isAsking: boolean) => void }

/** What the province says of a dossier, what it refused, and what was sent and answered. Nothing where there is no province. */
export function DossierLine({ dossierId, isLost, onAsking }: DossierLineProps): ReactNode {
  const { sync: text } = useWords()
  const { view } = useLiveView('getDossierLine', { dossierId }, { interestedIn: INTERESTED, everyMinute: true })
  if (!view || (view.line.rows.length === 0 && view.line.status === null)) return null
  const { line } = view
  return (
    <section
      className="counter-panel dossier-line"
      aria-label={text.dossier.title}
      data-refused={line.tasks.length > 0 || undefined}
    >
      <h2>{text.dossier.title}</h2>
      <Standing line={line} />
      {line.tasks.map((task) => (
        <Refused key={task.seq} task={task} isLost={isLost} onAsking={onAsking} />
      ))}
      <ol className="dossier-line-rows">
        {line.rows.map(({ seq, state, madeAt, answeredAt }) => (
          <Row key={seq} state={state} at={answeredAt ?? madeAt} />
        ))}
      </ol>
    </section>
  )
}

function Standing({ line }: { line: Line }): ReactNode {
  const { sync: text } = useWords()
  const { status, isPending, notices } = line
  return (
    <>
      <p>{status === null ? text.dossier.noStatus : text.dossier.status(text.statuses[status.status] ?? '')}</p>
      {status?.unit && <p className="small">{text.dossier.unit(status.unit)}</p>}
      {status?.note && <p className="small">{status.note}</p>}
      <p className="small">{isPending ? text.dossier.pending : text.dossier.confirmed}</p>
      {notices.map(({ id, kind, words, items }) => (
        <Notice key={id} kind="info" title={text.notices[kind]}>
          {items.map(({ name, why }) => (
            <p key={name}>{why === '' ? name : `${name}: ${why}`}</p>
          ))}
          {words && <p>{words}</p>}
          <p className="small">{text.notices[`${kind}_do`]}</p>
        </Notice>
      ))}
    </>
  )
}

function Row({ state, at }: { state: Line['rows'][number]['state']; at: number }): ReactNode {
  const { sync: text } = useWords()
  const [language] = useLanguage()
  return (
    <li data-state={state}>
      <span className="small">{`${hourMinute(at, language)}, ${dayMonthYear(at)}`}</span>
      <span>{text.rowStates[state]}</span>
    </li>
  )
}

type RefusedProps = { task: DeliveryTask; isLost: boolean; onAsking: (isAsking: boolean) => void }

/** A refused row with its three ways out. */
function Refused({ task, isLost, onAsking }: RefusedProps): ReactNode {
  const words = useWords()
  const { sync: text } = words
  const [language] = useLanguage()
  const { api } = usePage()
  const send = useSend()
  const [note, setNote] = useState<string | null>(null)
  const params = { seq: String(task.seq) }
  const ask = (next: string | null): void => {
    setNote(next)
    onAsking(next !== null)
  }
  const reason = (language === 'vi' ? task.reason : null) ?? text.refusals[task.refusal] ?? text.refusedBy(task.refusal)
  return (
    <Notice kind="care" title={reason}>
      {task.held > 0 && <p className="small">{text.tasks.held(task.held)}</p>}
      <div className="dossier-line-acts">
        {task.refusal !== 'FILE_GONE' && (
          <Button
            icon="type"
            isDisabled={isLost || send.isPending}
            onPress={() =>
              send.run(
                (key) => api.press('correctDelivery', { params, body: {}, key }),
                () => undefined,
              )
            }
          >
            {text.tasks.correct}
          </Button>
        )}
        <Button
          icon="refresh"
          isDisabled={isLost || send.isPending}
          onPress={() =>
            send.run(
              (key) => api.press('resendDelivery', { params, body: {}, key }),
              () => undefined,
            )
          }
        >
          {text.tasks.resend}
        </Button>
        <Button icon="close" isDisabled={isLost || send.isPending} onPress={() => ask('')}>
          {text.tasks.close}
        </Button>
      </div>
      {send.refusal && <p role="status">{send.refusal}</p>}
      {note !== null && (
        <Dialog
          title={text.tasks.closeTitle}
          isOpen
          onClose={() => ask(null)}
          actions={
            <>
              <Button onPress={() => ask(null)}>{words.common.cancel}</Button>
              <Button
                variant="action"
                icon="close"
                isDisabled={note.trim() === ''}
                isPending={send.isPending}
                onPress={() =>
                  send.run(
                    (key) => api.press('closeDelivery', { params, body: { note: note.trim() }, key }),
                    () => ask(null),
                  )
                }
              >
                {text.tasks.close}
              </Button>
            </>
          }
        >
          <p>{text.tasks.closeHint}</p>
          <Field label={text.tasks.note} value={note} onChange={setNote} maxLength={500} autoFocus />
        </Dialog>
      )}
    </Notice>
  )
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DeliveryTask } from '../../../../shared/api/sync-views.ts'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { clockFace, dayMonthYear } from '../../../../shared/i18n/format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'
import { SettleDialog } from './SettleDialog.tsx'

export type TaskListProps = { tasks: readonly DeliveryTask[]; maySettle: boolean }

type Asking = { readonly how: 'correct' | 'close'; readonly task: DeliveryTask }

/** Its code is another dossier's at the province: no correction of the row helps. */
const needsNewCode = ({ refusal, type }: DeliveryTask): boolean =>
  refusal === 'DOSSIER_EXISTS' && type === 'dossier.received'

/** What the province refused, with its reason and what can be done. */
export function TaskList({ tasks, maySettle }: TaskListProps): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const text = words.sync.tasks
  const { isPending, problem, press } = useManagerPress()
  const [asking, setAsking] = useState<Asking | null>(null)
  const reasonOf = ({ refusal, reason }: DeliveryTask): string =>
    (language === 'vi' ? reason : null) ?? words.sync.refusals[refusal] ?? words.sync.refusedBy(refusal)
  return (
    <section className="sync-part" aria-label={text.title}>
      <h2>{text.title}</h2>
      {tasks.length === 0 ? <p>{text.none}</p> : <p className="small">{text.hint}</p>}
      {problem && <Notice kind="stop" title={problem} live />}
      <ul className="sync-tasks">
        {tasks.map((task) => (
          <li key={task.seq} className="panel" data-seq={task.seq}>
            <div>
              <p className="sync-code">{task.code ?? text.noDossier}</p>
              <p>{words.journal.types[task.type as EventType] ?? task.type}</p>
              <p className="sync-reason">{reasonOf(task)}</p>
              {needsNewCode(task) && <p>{text.newCode}</p>}
              <p className="small">
                {[
                  `${clockFace(task.rejectedAt)} ${dayMonthYear(task.rejectedAt)}`,
                  ...(task.field === null ? [] : [text.place(task.field)]),
                  ...(task.held === 0 ? [] : [text.held(task.held)]),
                ].join(' · ')}
              </p>
            </div>
            {maySettle && (
              <div className="sync-bar">
                {task.refusal !== 'FILE_GONE' && !needsNewCode(task) && (
                  <Button icon="type" isDisabled={isPending} onPress={() => setAsking({ how: 'correct', task })}>
                    {text.correct}
                  </Button>
                )}
                <Button
                  icon="refresh"
                  isPending={isPending}
                  onPress={() =>
                    void press((api) => api.press('resendDelivery', { params: { seq: String(task.seq) }, body: {} }))
                  }
                >
                  {text.resend}
                </Button>
                <Button icon="close" isDisabled={isPending} onPress={() => setAsking({ how: 'close', task })}>
                  {text.close}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {asking && <SettleDialog {...asking} onClose={() => setAsking(null)} />}
    </section>
  )
}

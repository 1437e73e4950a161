import { useState } from 'react'
import type { ReactNode } from 'react'
import type { SyncView } from '../../../../shared/api/sync-views.ts'
import { clockFace, dayMonthYear } from '../../../../shared/i18n/format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import type { NoticeKind } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'
import { Findings } from './Findings.tsx'

const KINDS: Readonly<Record<SyncView['line']['state'], NoticeKind>> = {
  ...{ off: 'info', new: 'info', up: 'good', down: 'care', blocked: 'stop' },
}

const moment = (at: number): string => `${clockFace(at)} ${dayMonthYear(at)}`

/** Whether the line carries, why not, and what is wrong beside it. */
export function LineCard({ sync }: { sync: SyncView }): ReactNode {
  const words = useWords()
  const text = words.sync
  const { line } = sync
  const { isPending, problem, press } = useManagerPress()
  const [isAsking, setAsking] = useState(false)
  const cause = line.code === null ? null : (text.causes[line.code] ?? sync.words ?? line.code)
  const takeOver = (): void => {
    setAsking(false)
    void press((api) => api.press('takeOverJournal', { body: {} }))
  }
  return (
    <section className="sync-part" aria-label={text.states[line.state]}>
      <Notice
        kind={KINDS[line.state]}
        {...(line.state === 'down' ? { icon: 'unlinked' as const } : {})}
        title={line.state === 'up' ? text.states.up : `${text.states[line.state]} ${text.since(moment(line.since))}`}
        live
      >
        {cause !== null && <p>{cause}</p>}
        <p className="small">{sync.heardAt === null ? text.neverHeard : text.heard(moment(sync.heardAt))}</p>
      </Notice>
      <Findings sync={sync} />
      {problem && <Notice kind="stop" title={problem} live />}
      {line.state !== 'up' && (
        <div className="sync-bar">
          <Button
            icon="refresh"
            isPending={isPending}
            onPress={() => void press((api) => api.press('retrySync', { body: {} }))}
          >
            {text.retry}
          </Button>
          {line.code === 'OTHER_JOURNAL' && (
            <Button icon="check" isPending={isPending} onPress={() => setAsking(true)}>
              {text.takeOver}
            </Button>
          )}
        </div>
      )}
      <Dialog
        title={text.takeOver}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{words.common.cancel}</Button>
            <Button variant="action" icon="check" onPress={takeOver}>
              {text.takeOver}
            </Button>
          </>
        }
      >
        <p>{text.takeOverAsk}</p>
      </Dialog>
    </section>
  )
}

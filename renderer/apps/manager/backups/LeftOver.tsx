import { useState } from 'react'
import type { ReactNode } from 'react'
import { BACKUP_FAULTS } from '../../../../shared/api/backup-views.ts'
import type { BackupsView } from '../../../../shared/api/backup-views.ts'
import { dayMonthYear } from '../../../../shared/i18n/format.ts'
import { usePage } from '../../../client/page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'

type Props = { view: BackupsView; refresh: () => void }

/** Data of citizens that lie about: on a disk that is used no longer, and beside the data folder after a restore. */
export function LeftOver({ view: { former, replaced }, refresh }: Props): ReactNode {
  const { backups: words } = useWords()
  if (former.length + replaced.length === 0) return null
  return (
    <section className="office-part" aria-labelledby="backups-left">
      <h2 id="backups-left">{words.left}</h2>
      {former.map((one) => (
        <Former key={one.folder} {...one} refresh={refresh} />
      ))}
      {replaced.length > 0 && (
        <>
          <p>{words.replaced}</p>
          <ul className="backups-restores">
            {replaced.map(({ folder, goesAt }) => (
              <li key={folder}>
                <span className="backups-folder">{folder}</span>: {words.goesAt(dayMonthYear(goesAt))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

type FormerProps = BackupsView['former'][number] & { refresh: () => void }

/** A disk that was the second one: nobody looks after what lies there. */
function Former({ folder, since, count, refresh }: FormerProps): ReactNode {
  const { backups: words, common } = useWords()
  const { api } = usePage()
  const [isPending, setPending] = useState(false)
  const [isAsked, ask] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function settle(how: 'remove' | 'gone'): Promise<void> {
    setPending(true)
    setProblem(null)
    const outcome = await api.press('settleFormerBackups', { body: { folder, how } })
    setPending(false)
    ask(false)
    refresh()
    if (outcome.ok) return
    if (outcome.code === 'NO_ANSWER') return setProblem(common.lost)
    const why = BACKUP_FAULTS.find((one) => one === outcome.detail?.['why'])
    setProblem(why ? words.faults[why] : outcome.message)
  }
  return (
    <div data-former={folder}>
      <Notice kind="care" title={words.former(folder, dayMonthYear(since))}>
        <p>{count === null ? words.formerAway : words.formerHere}</p>
      </Notice>
      <div className="backups-bar">
        <Button isPending={isPending} onPress={() => void settle('remove')}>
          {words.formerRemove}
        </Button>
        <Button variant="quiet" isPending={isPending} onPress={() => ask(true)}>
          {words.formerGone}
        </Button>
      </div>
      <Dialog
        title={words.formerGone}
        isOpen={isAsked}
        onClose={() => ask(false)}
        actions={
          <>
            <Button onPress={() => ask(false)}>{common.cancel}</Button>
            <Button variant="action" isPending={isPending} onPress={() => void settle('gone')}>
              {words.formerSure}
            </Button>
          </>
        }
      >
        <p className="backups-folder">{folder}</p>
      </Dialog>
      {problem && <Notice kind="care" title={problem} live />}
    </div>
  )
}

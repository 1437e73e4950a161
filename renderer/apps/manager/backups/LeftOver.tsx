import { useState } from 'react'
import type { ReactNode } from 'react'
import { BACKUP_FAULTS } from '../../../../shared/api/backup-views.ts'
import type { BackupsView } from '../../../../shared/api/backup-views.ts'
import { dayMonthYear } from '../../../../shared/i18n/format.ts'
import { usePage } from '../../../client/page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { timeWords } from '../devices/time-words.ts'

type Props = { view: BackupsView; now: number; refresh: () => void }

/** Data of citizens that lie about: on a disk that is used no longer, and beside the data folder after a restore. */
export function LeftOver({ view, now, refresh }: Props): ReactNode {
  const { backups: words } = useWords()
  const { former, replaced } = view
  if (former.length + replaced.length === 0) return null
  return (
    <section className="office-part" aria-labelledby="backups-left">
      <h2 id="backups-left">{words.left}</h2>
      {former.map((one) => (
        <Former key={one.folder} former={one} {...{ view, now, refresh }} />
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

type Shown = BackupsView['former'][number]
type FormerProps = Props & { former: Shown }

/** A disk that was the second one: nobody looks after what lies there. */
function Former({ former: { folder, since, copies }, view, now, refresh }: FormerProps): ReactNode {
  const { backups: words, common } = useWords()
  const { api } = usePage()
  const [isPending, setPending] = useState(false)
  const [asked, ask] = useState<'remove' | 'gone' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  async function settle(how: 'remove' | 'gone'): Promise<void> {
    setPending(true)
    setProblem(null)
    const outcome = await api.press('settleFormerBackups', { body: { folder, how } })
    setPending(false)
    ask(null)
    refresh()
    if (outcome.ok) return
    if (outcome.code === 'NO_ANSWER') return setProblem(common.lost)
    const why = BACKUP_FAULTS.find((one) => one === outcome.detail?.['why'])
    setProblem(why ? words.faults[why] : outcome.message)
  }
  return (
    <div data-former={folder}>
      <Notice kind="care" title={words.former(folder, dayMonthYear(since))}>
        <p>{copies === null ? words.formerAway : words.formerHere}</p>
      </Notice>
      <div className="backups-bar">
        <Button isPending={isPending} onPress={() => ask('remove')}>
          {words.formerRemove}
        </Button>
        <Button variant="quiet" isPending={isPending} onPress={() => ask('gone')}>
          {words.formerGone}
        </Button>
      </div>
      <Dialog
        title={asked === 'remove' ? words.formerRemoveTitle : words.formerGone}
        isOpen={asked !== null}
        onClose={() => ask(null)}
        actions={
          <>
            <Button autoFocus onPress={() => ask(null)}>
              {common.cancel}
            </Button>
            <Button variant="action" isPending={isPending} onPress={() => asked && void settle(asked)}>
              {asked === 'remove' ? words.formerSureRemove : words.formerSure}
            </Button>
          </>
        }
      >
        <p className="backups-folder">{folder}</p>
        {asked === 'remove' && <WhatGoes {...{ copies, view, now }} />}
      </Dialog>
      {problem && <Notice kind="care" title={problem} live />}
    </div>
  )
}

/** What a removal takes for good, and what the centre has left. */
function WhatGoes({ copies, view, now }: Omit<Props, 'refresh'> & Pick<Shown, 'copies'>): ReactNode {
  const { backups: words } = useWords()
  const [language] = useLanguage()
  const time = (at: number): string => timeWords(at, now, language)
  const { count, oldestAt, newestAt } = copies ?? { count: 0, oldestAt: null, newestAt: null }
  const last = view.first?.lastGoodAt ?? null
  const isSecondGood = view.second !== null && view.second.lastGoodAt !== null && !view.second.fault
  return (
    <>
      <p>
        <strong>
          {oldestAt === null || newestAt === null
            ? words.formerUnread
            : words.formerRange(count, time(oldestAt), time(newestAt))}
        </strong>{' '}
        {words.formerForGood}
      </p>
      <p>{last === null ? words.never : words.formerStays(time(last))}</p>
      {!isSecondGood && <Notice kind="care" title={words.formerLast} />}
    </>
  )
}

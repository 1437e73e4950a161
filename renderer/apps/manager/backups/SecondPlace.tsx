import { useState } from 'react'
import type { ReactNode } from 'react'
import { BACKUP_FAULTS } from '../../../../shared/api/backup-views.ts'
import type { BackupsView } from '../../../../shared/api/backup-views.ts'
import { usePage } from '../../../client/page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { KeySheet } from './KeySheet.tsx'
import { PlaceFacts } from './PlaceFacts.tsx'

type Second = NonNullable<BackupsView['second']>
type Props = { second: Second | null; now: number; isTechnician: boolean; refresh: () => void }

/** The copy that outlives the disk of the server. */
export function SecondPlace({ second, now, isTechnician, refresh }: Props): ReactNode {
  const { backups: words } = useWords()
  return (
    <section className="office-part" aria-labelledby="backups-second" data-second={second?.fault?.code ?? 'good'}>
      <h2 id="backups-second">{words.second}</h2>
      {second ? (
        <>
          {second.isSameDisk && <Notice kind="care" title={words.sameDisk} />}
          <PlaceFacts place={second} now={now} />
          <Notice kind={second.isSealed ? 'good' : 'care'} title={second.isSealed ? words.sealed : words.open} />
        </>
      ) : (
        <Notice kind="care" title={words.noSecond}>
          <p>{words.noSecondHint}</p>
        </Notice>
      )}
      {isTechnician && <SetSecond second={second} refresh={refresh} />}
      {isTechnician && second && <MakeKey isSealed={second.isSealed} />}
    </section>
  )
}

/** A folder is tried before it is used. */
function SetSecond({ second, refresh }: Pick<Props, 'second' | 'refresh'>): ReactNode {
  const { backups: words, common } = useWords()
  const { api } = usePage()
  const [folder, setFolder] = useState('')
  const [isPending, setPending] = useState(false)
  const [said, setSaid] = useState<{ kind: 'good' | 'care'; title: string } | null>(null)
  async function set(to: string): Promise<void> {
    setPending(true)
    setSaid(null)
    const outcome = await api.press('setSecondBackup', { body: { folder: to } })
    setPending(false)
    refresh()
    if (outcome.ok) return setSaid(to === '' ? null : { kind: 'good', title: words.isSet })
    const detail = outcome.code === 'NO_ANSWER' ? undefined : outcome.detail
    const why = BACKUP_FAULTS.find((one) => one === detail?.['why'])
    const message = outcome.code === 'NO_ANSWER' ? common.lost : outcome.message
    setSaid({ kind: 'care', title: why ? words.faults[why] : message })
  }
  return (
    <>
      <div className="backups-bar">
        <Field label={words.setFolder} value={folder} maxLength={300} onChange={setFolder} />
        <Button isPending={isPending} isDisabled={folder.trim() === ''} onPress={() => void set(folder.trim())}>
          {words.set}
        </Button>
        {second && (
          <Button variant="quiet" isPending={isPending} onPress={() => void set('')}>
            {words.clear}
          </Button>
        )}
      </div>
      {said && <Notice {...said} live />}
    </>
  )
}

function MakeKey({ isSealed }: { isSealed: boolean }): ReactNode {
  const { backups: words, common } = useWords()
  const { api } = usePage()
  const [code, setCode] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function make(): Promise<void> {
    setPending(true)
    setProblem(null)
    const outcome = await api.press('makeBackupKey', { body: { willKeep: true } })
    setPending(false)
    if (outcome.ok) setCode(outcome.value.code)
    else setProblem(outcome.code === 'NO_ANSWER' ? common.lost : outcome.message)
  }
  return (
    <>
      <div className="backups-bar">
        <Button icon="lock" isPending={isPending} onPress={() => void make()}>
          {isSealed ? words.newKey : words.key}
        </Button>
      </div>
      {problem && <Notice kind="care" title={problem} live />}
      {code !== null && <KeySheet code={code} onClose={() => setCode(null)} />}
    </>
  )
}

import type { ReactNode } from 'react'
import { grouped, hourMinute, weekdayDate } from '../../../shared/i18n/format.ts'
import type { ShellApi } from '../../../shared/shell/shell-api.ts'
import type { RestoreReport } from '../../../shared/shell/restore-start.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'

/** What came of it, and what the technician does now: about the lost time, the other machines, the second disk. */
export function Restored({ shell, report }: { shell: ShellApi; report: RestoreReport }): ReactNode {
  const { restoreStart: words } = useWords()
  const [language] = useLanguage()
  const { backupAt, lost, replaced, house } = report
  const time = `${hourMinute(backupAt, language)}, ${weekdayDate(backupAt, language)}`
  const lostWords = lost === 0 ? words.lostNothing : words.lost(grouped(lost ?? 0, language))
  return (
    <main className="set-up">
      <h1>{words.title}</h1>
      <Notice kind="good" title={words.done} live>
        <p>{`${words.doneFrom(time)} ${lost === null ? words.lostUnknown : lostWords}`}</p>
        {replaced !== null && <p>{words.replaced(replaced)}</p>}
      </Notice>
      <section className="restore-next">
        <h2>{words.next}</h2>
        <ol className="away-steps">
          {words.todo.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <Notice kind="info" title={house ? words.machines : words.alone} />
      <div className="set-up-acts">
        <Button variant="action" icon="forward" onPress={() => void shell.setUp({ do: 'open-restored' })}>
          {words.begin}
        </Button>
      </div>
    </main>
  )
}

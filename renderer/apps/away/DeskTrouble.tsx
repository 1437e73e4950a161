import { useState } from 'react'
import type { ReactNode } from 'react'
import { hourMinute } from '../../../shared/i18n/format.ts'
import type { ShellApi, ShellStatus } from '../../../shared/shell/shell-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'

/** What is wrong, for somebody who works at this machine: since when, what to do, what to tell the technician. */
export function DeskTrouble({ shell, status }: { shell: ShellApi; status: ShellStatus }): ReactNode {
  const { away } = useWords()
  const { trouble, problems, centreUrl, since, version } = status
  const [language] = useLanguage()
  const { title, what } = away.troubles[trouble]
  return (
    <main className="away-desk">
      <Icon name={trouble === 'centre-away' ? 'unlinked' : trouble === 'other-authority' ? 'alert' : 'info'} />
      <div role="alert">
        <h1>{title}</h1>
        <p>{what}</p>
      </div>
      {problems.length > 0 && (
        <ul className="away-problems">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <section>
        <h2>{away.steps}</h2>
        <ol className="away-steps">
          {away.todo[trouble].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      {(trouble === 'centre-away' || trouble === 'clock-wrong') && (
        <Button variant="action" icon="refresh" onPress={() => void shell.retry()}>
          {away.retry}
        </Button>
      )}
      {trouble === 'other-authority' && <BeginAnew shell={shell} />}
      <ul className="away-facts small">
        {trouble === 'centre-away' && since !== null && <li>{away.since(hourMinute(since, language))}</li>}
        {centreUrl !== null && (
          <li>
            {away.server} {centreUrl}
          </li>
        )}
        <li>
          {away.version} {version}
        </li>
      </ul>
    </main>
  )
}

/** Leaves the centre that cannot be reached any more; asked twice, for the machine must be let in anew. */
function BeginAnew({ shell }: { shell: ShellApi }): ReactNode {
  const { setUp: words } = useWords()
  const [isAsked, ask] = useState(false)
  if (!isAsked)
    return (
      <Button icon="refresh" onPress={() => ask(true)}>
        {words.beginAnew}
      </Button>
    )
  return (
    <Notice kind="care" title={words.sure} live>
      <Button icon="refresh" onPress={() => void shell.setUp({ do: 'begin-anew' })}>
        {words.sureYes}
      </Button>
    </Notice>
  )
}

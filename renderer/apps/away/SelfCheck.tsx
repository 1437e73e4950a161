import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { SelfCheckLine, ShellApi } from '../../../shared/shell/shell-api.ts'
import { usePage } from '../../client/page.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import { tryEscapes } from './try-escapes.ts'

/** Tries to get out of the window in every way that a page can, and says which were stopped. */
export function SelfCheck({ shell }: { shell: ShellApi }): ReactNode {
  const { away } = useWords()
  const { timers } = usePage().platform
  const [lines, setLines] = useState<readonly SelfCheckLine[] | null>(null)
  useEffect(() => {
    void tryEscapes(timers)
      .then((found) => shell.reportSelfCheck(found))
      .then(setLines)
  }, [shell, timers])
  const open = lines?.filter(({ ok }) => !ok).length ?? 0
  return (
    <main className="away-technician">
      <h1>{away.check.title}</h1>
      {lines === null ? (
        <p role="status">{away.check.running}</p>
      ) : (
        <Notice kind={open === 0 ? 'good' : 'stop'} title={open === 0 ? away.check.good : away.check.bad(open)} live />
      )}
      <ul className="away-checks">
        {lines?.map(({ check, ok, detail }) => (
          <li key={check} data-ok={ok}>
            <Icon name={ok ? 'check' : 'alert'} />
            <span>{check}</span>
            <span className="small">{ok ? away.check.stopped : `${away.check.open}: ${detail}`}</span>
          </li>
        ))}
      </ul>
      <section>
        <h2>{away.check.byHand}</h2>
        <ul className="away-steps">
          {away.check.hands.map((hand) => (
            <li key={hand}>{hand}</li>
          ))}
        </ul>
      </section>
      <Button icon="back" onPress={() => void shell.leave()}>
        {away.technician.back}
      </Button>
    </main>
  )
}

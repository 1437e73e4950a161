import type { ReactNode } from 'react'
import type { PairingView } from '../../../shared/shell/first-start.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import './set-up.css'

export type PairingCodeProps = {
  title: string
  pairing: PairingView
  /** Above the code: why it stands here. */
  children?: ReactNode
  /** Null: pressing again is not needed here. */
  onRetry: (() => void) | null
  onBack: (() => void) | null
}

/** The six signs that a manager types, and how; or why there are none. */
export function PairingCode({ title, pairing, children, onRetry, onBack }: PairingCodeProps): ReactNode {
  const { setUp: words } = useWords()
  const { state, code, name, centreUrl } = pairing
  const isWrong = state !== 'waiting' && state !== 'asking'
  return (
    <main className="set-up set-up-waiting">
      <h1>{title}</h1>
      {children}
      {words.states[state] !== '' && <Notice kind={isWrong ? 'care' : 'info'} title={words.states[state]} live />}
      {code !== null && (
        <>
          <p className="set-up-code number" role="status" aria-label={`${words.code} ${Array.from(code).join(' ')}`}>
            {code.slice(0, 3)}&nbsp;{code.slice(3)}
          </p>
          <ol className="away-steps">
            {(pairing.isStation ? words.stationHow(name) : words.codeHow(name)).map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p className="small">{words.codeLasts}</p>
        </>
      )}
      <p className="small">
        {words.server} {centreUrl}
      </p>
      <div className="set-up-acts">
        {onBack && (
          <Button icon="back" onPress={onBack}>
            {words.back}
          </Button>
        )}
        {onRetry && isWrong && (
          <Button variant="action" icon="refresh" onPress={onRetry}>
            {words.retry}
          </Button>
        )}
      </div>
    </main>
  )
}

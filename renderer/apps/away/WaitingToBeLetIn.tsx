import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../ui/language.tsx'
import type { SetUpProps } from './FirstStart.tsx'
import { PairingCode } from './PairingCode.tsx'

/** A machine that has a centre and no place in it: its code, and for passers-by where to go instead. */
export function WaitingToBeLetIn({ shell, status }: SetUpProps): ReactNode {
  const { setUp: words } = useWords()
  const { isSecond, pairing } = status.setUp
  if (!pairing) return null
  return (
    <PairingCode
      title={isSecond ? words.second : words.forgotten}
      pairing={pairing}
      onRetry={() => void shell.setUp({ do: 'look' })}
      onBack={null}
    >
      {!status.attended && <p className="set-up-lead">{words.citizen}</p>}
      <p>{isSecond ? words.secondWhat : words.forgottenWhat}</p>
      {isSecond && (
        <Button icon="hide" onPress={() => void shell.setUp({ do: 'one-screen' })}>
          {words.oneScreen}
        </Button>
      )}
      {status.attended && (
        <Button icon="refresh" onPress={() => void shell.setUp({ do: 'begin-anew' })}>
          {words.beginAnew}
        </Button>
      )}
    </PairingCode>
  )
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { ShellApi, ShellStatus } from '../../../shared/shell/shell-api.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import { LanguageButtons } from '../../ui/LanguageButtons.tsx'
import { useWords } from '../../ui/language.tsx'
import { BeCentre } from './BeCentre.tsx'
import { JoinCentre } from './JoinCentre.tsx'
import { PairingCode } from './PairingCode.tsx'
import { RestoreCentre } from './RestoreCentre.tsx'
import './set-up.css'

export type SetUpProps = { shell: ShellApi; status: ShellStatus }

/** The one question of the first start: is this the centre's machine, does it join one, or take the place of a broken one? */
export function FirstStart({ shell, status }: SetUpProps): ReactNode {
  const { setUp: words, restoreStart, away } = useWords()
  const [choice, setChoice] = useState<'join' | 'centre' | 'restore' | null>(null)
  const { pairing, restore } = status.setUp
  const back = (): void => {
    void shell.setUp({ do: 'stop' })
    setChoice(null)
  }
  if (pairing && pairing.state !== 'bad-address')
    return (
      <PairingCode
        title={pairing.isStation ? words.stationCode : words.code}
        pairing={pairing}
        onRetry={null}
        onBack={back}
      />
    )
  // Also on a page that was loaded anew meanwhile.
  if (choice === 'restore' || restore?.state === 'restoring' || restore?.state === 'restored')
    return <RestoreCentre shell={shell} status={status} onBack={back} />
  if (choice === 'join') return <JoinCentre shell={shell} status={status} onBack={back} />
  if (choice === 'centre') return <BeCentre shell={shell} status={status} onBack={back} />
  return (
    <main className="set-up">
      <header className="set-up-head">
        <h1>{words.title}</h1>
        <LanguageButtons />
      </header>
      <p className="set-up-lead">{words.lead}</p>
      <div className="set-up-choices">
        <Choice icon="forward" title={words.join} what={words.joinWhat} onPress={() => setChoice('join')} />
        {status.setUp.fixedUrl === null && (
          <>
            <Choice icon="door" title={words.centre} what={words.centreWhat} onPress={() => setChoice('centre')} />
            <Choice
              icon="refresh"
              title={restoreStart.choice}
              what={restoreStart.choiceWhat}
              onPress={() => setChoice('restore')}
            />
          </>
        )}
      </div>
      <p className="small">{words.service}</p>
      <p className="small">
        {away.version} {status.version}
      </p>
    </main>
  )
}

type ChoiceProps = { icon: IconName; title: string; what: string; onPress: () => void }

function Choice({ icon, title, what, onPress }: ChoiceProps): ReactNode {
  return (
    <AriaButton className="button set-up-choice" onPress={onPress}>
      <Icon name={icon} />
      <span>
        <strong>{title}</strong>
        <span>{what}</span>
      </span>
    </AriaButton>
  )
}

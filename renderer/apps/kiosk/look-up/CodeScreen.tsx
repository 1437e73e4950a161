import { useState } from 'react'
import type { ReactNode } from 'react'
import type { CentreView } from '../../../../shared/api/views.ts'
import type { LookUp } from '../../../features/look-up/use-look-up.ts'
import { Button } from '../../../ui/Button.tsx'
import { Keypad } from '../../../ui/Keypad.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { FindFrame } from '../find/FindFrame.tsx'

/** Six digits of the day and four of the number, more on a day past 9,999. */
const FEWEST = 10
const MOST = 13
const DAY_DIGITS = 6

export type CodeScreenProps = {
  centre: CentreView
  now: number
  lookUp: LookUp
  onBack: () => void
}

/** The digits of a dossier code: the letters before them are this centre's own and known. */
export function CodeScreen({ centre, now, lookUp, onBack }: CodeScreenProps): ReactNode {
  const words = useWords().lookUp
  const [digits, setDigits] = useState('')
  const { trouble, pending } = lookUp
  return (
    <FindFrame
      centre={centre}
      now={now}
      layout="split"
      onBack={onBack}
      top={
        <>
          <h1 className="kiosk-title kiosk-typing-title">{words.title}</h1>
          <p>{words.scanHint}</p>
          <p className="look-up-example">{words.example}</p>
          {trouble && (
            <Notice kind="care" title={trouble === 'wrong' ? words.wrong : words[trouble]} live>
              {trouble === 'unknown' && <p>{words.unknownHint}</p>}
            </Notice>
          )}
        </>
      }
      action={
        <Button
          variant="action"
          icon="search"
          isDisabled={digits.length < FEWEST}
          isPending={pending}
          onPress={() => lookUp.ask(digits)}
        >
          {pending ? words.looking : words.look}
        </Button>
      }
    >
      <output className="look-up-typed number" aria-label={words.code}>
        <Slots digits={digits.slice(0, DAY_DIGITS)} places={DAY_DIGITS} />
        <span aria-hidden="true">-</span>
        <Slots digits={digits.slice(DAY_DIGITS)} places={FEWEST - DAY_DIGITS} />
      </output>
      <Keypad label={words.code} value={digits} onChange={setDigits} maxLength={MOST} />
    </FindFrame>
  )
}

/** What was typed, and a mark for each place that is still empty. */
export function Slots({ digits, places }: { digits: string; places: number }): ReactNode {
  return (
    <>
      {digits}
      <span className="look-up-empty" aria-hidden="true">
        {'_'.repeat(Math.max(0, places - digits.length))}
      </span>
    </>
  )
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DossierLine } from '../../../../../shared/api/dossier-views.ts'
import { Button } from '../../../../ui/Button.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'
import { SlipLines } from '../SlipLines.tsx'
import type { SlipOut } from '../SlipLines.tsx'
import { HandOverDialog } from './HandOverDialog.tsx'

const KEY = 'Alt+G'

export type HandOverProps = {
  direction: 'out' | 'back' | 'archive'
  lines: readonly DossierLine[]
  isActive: boolean
  onAsking: (isAsking: boolean) => void
}

/** Hands the papers of a list over, and prints what both sides sign. */
export function HandOver({ direction, lines, isActive, onAsking }: HandOverProps): ReactNode {
  const { dossiers: words } = useWords()
  const [isOpen, setOpen] = useState(false)
  const [slips, setSlips] = useState<readonly SlipOut[]>([])
  function ask(next: boolean): void {
    setOpen(next)
    onAsking(next)
  }
  useHotkeys({ [KEY]: () => lines.length > 0 && ask(true) }, isActive)
  return (
    <div className="dossiers-hand-over">
      <Button icon="people" hotkey={KEY} isDisabled={lines.length === 0} onPress={() => ask(true)}>
        {words.handOver}
      </Button>
      {slips.length > 0 && <SlipLines slips={slips} isActive={isActive} />}
      {isOpen && (
        <HandOverDialog
          {...{ direction, lines }}
          onDone={(answer) => {
            ask(false)
            setSlips(answer.slips)
          }}
          onClose={() => ask(false)}
        />
      )}
    </div>
  )
}

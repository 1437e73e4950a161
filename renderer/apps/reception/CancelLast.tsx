import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../ui/language.tsx'
import { KEYS } from './desk-keys.ts'
import type { ReceptionCommands } from './use-reception.ts'

/** Takes back the number that was just given. Beside the news of it, so that no other button moves. */
export function CancelLast({ desk, isLost }: { desk: ReceptionCommands; isLost: boolean }): ReactNode {
  const { actions } = useWords().reception
  const last = desk.lastGiven
  if (!last) return null
  return (
    <Button
      icon="undo"
      hotkey={KEYS.undo}
      isDisabled={isLost}
      isPending={desk.isPending}
      onPress={() => desk.cancel(last, 'mistake')}
    >
      {actions.undo(last.number)}
    </Button>
  )
}

import type { ReactNode } from 'react'
import type { QueueView } from '../../../shared/api/views.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../ui/language.tsx'
import { DESK_ACTIONS, HOTKEYS, ICONS, actionWords, blockedBecause, mainAction } from './desk-actions.ts'
import type { DeskAction } from './desk-actions.ts'

export type ActionBarProps = {
  view: QueueView
  isLost: boolean
  pending: boolean
  onAction: (action: DeskAction) => void
}

/** Every action with its key. One that cannot be done now says why: on its title, and in words when its key is pressed. */
export function ActionBar({ view, isLost, pending, onAction }: ActionBarProps): ReactNode {
  const words = useWords()
  const main = mainAction(view)
  return (
    <div className="counter-actions">
      {DESK_ACTIONS.map((action) => {
        const why = blockedBecause(action, view, isLost, words)
        const icon = action === 'turn' && view.counter.state !== 'open' ? 'play' : ICONS[action]
        return (
          <div key={action} className="counter-action" title={why ?? undefined} data-action={action}>
            <Button
              variant={action === main ? 'action' : 'plain'}
              icon={icon}
              hotkey={HOTKEYS[action]}
              isDisabled={why !== null}
              isPending={pending}
              onPress={() => onAction(action)}
            >
              {actionWords(action, view, words)}
            </Button>
          </div>
        )
      })}
    </div>
  )
}

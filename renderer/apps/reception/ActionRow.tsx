import type { ReactNode } from 'react'
import type { ReceptionView } from '../../../shared/api/reception-views.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../ui/language.tsx'
import type { DialogName } from './ReceptionDialog.tsx'
import { KEYS } from './desk-keys.ts'
import type { Sheet } from './sheets/PrintSheet.tsx'

export type ActionRowProps = {
  view: ReceptionView
  isLost: boolean
  onAsk: (dialog: DialogName) => void
  onPrint: (sheet: Sheet) => void
}

/** What is done to the session and with paper, each with its key. */
export function ActionRow({ view, isLost, onAsk, onPrint }: ActionRowProps): ReactNode {
  const { actions } = useWords().reception
  const isClosed = view.hall?.state === 'closed'
  return (
    <div className="reception-actions">
      <Button icon="list" hotkey={KEYS.paper} isDisabled={isLost} onPress={() => onAsk({ name: 'paper' })}>
        {actions.paper}
      </Button>
      <Button icon="printer" hotkey={KEYS.cards} onPress={() => onAsk({ name: 'cards' })}>
        {actions.cards}
      </Button>
      {isClosed && (
        <Button icon="paper" hotkey={KEYS.notice} onPress={() => onPrint({ name: 'notice' })}>
          {actions.notice}
        </Button>
      )}
      <Button icon="clock" hotkey={KEYS.extend} isDisabled={isLost} onPress={() => onAsk({ name: 'extend' })}>
        {actions.extend}
      </Button>
      <Button
        icon={isClosed ? 'play' : 'pause'}
        hotkey={KEYS.session}
        isDisabled={isLost}
        onPress={() => onAsk({ name: 'session' })}
      >
        {isClosed ? actions.change : actions.close}
      </Button>
    </div>
  )
}

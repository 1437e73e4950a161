import { useEffect } from 'react'
import type { ReactNode } from 'react'
import type { ReceptionView } from '../../../../shared/api/reception-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useKeys } from '../use-keys.ts'
import { CardPages } from './CardPages.tsx'
import { DoorNotice } from './DoorNotice.tsx'
import './sheets.css'

export type Sheet = { name: 'cards'; serviceIds: string[]; count: number } | { name: 'notice' }

export type PrintSheetProps = { sheet: Sheet; view: ReceptionView; now: number; onClose: () => void }

/** A paper of A4 as it will be printed; only the paper itself goes to the printer. */
export function PrintSheet({ sheet, view, now, onClose }: PrintSheetProps): ReactNode {
  const words = useWords()
  const { actions } = words.reception
  const print = (): void => globalThis.print()
  useKeys({ F6: print, Escape: onClose }, true)
  useEffect(() => {
    globalThis.scrollTo(0, 0)
  }, [])
  return (
    <div className="sheets">
      <header className="sheets-bar">
        <Button icon="back" hotkey="Esc" onPress={onClose}>
          {words.common.back}
        </Button>
        <h1>{sheet.name === 'cards' ? words.reception.cards.title : actions.notice}</h1>
        <Button variant="action" icon="printer" hotkey="F6" autoFocus onPress={print}>
          {actions.print}
        </Button>
      </header>
      <main className="sheets-papers">
        {sheet.name === 'cards' ? (
          <CardPages view={view} serviceIds={sheet.serviceIds} count={sheet.count} />
        ) : (
          <DoorNotice view={view} now={now} />
        )}
      </main>
    </div>
  )
}

import type { ReactNode } from 'react'
import type { ReceptionEntry, ReceptionView } from '../../../shared/api/reception-views.ts'
import { CardsDialog } from './CardsDialog.tsx'
import { ExtendDialog } from './ExtendDialog.tsx'
import { PaperDialog } from './PaperDialog.tsx'
import { SessionDialog } from './SessionDialog.tsx'
import { TicketDialog } from './TicketDialog.tsx'
import type { Sheet } from './sheets/PrintSheet.tsx'
import type { ReceptionCommands } from './use-reception.ts'

export type DialogName = { name: 'paper' | 'cards' | 'session' | 'extend' } | { name: 'ticket'; entry: ReceptionEntry }

export type ReceptionDialogProps = {
  dialog: DialogName | null
  view: ReceptionView
  desk: ReceptionCommands
  now: number
  onPrint: (sheet: Sheet) => void
  onClose: () => void
}

/** The question that is open, if any. */
export function ReceptionDialog({ dialog, view, desk, now, onPrint, onClose }: ReceptionDialogProps): ReactNode {
  switch (dialog?.name) {
    case undefined:
      return null
    case 'paper':
      return <PaperDialog view={view} desk={desk} now={now} onClose={onClose} />
    case 'cards':
      return <CardsDialog view={view} onPrint={onPrint} onClose={onClose} />
    case 'session':
      return <SessionDialog view={view} desk={desk} now={now} onClose={onClose} />
    case 'extend':
      return <ExtendDialog desk={desk} now={now} onClose={onClose} />
    case 'ticket':
      return <TicketDialog entry={dialog.entry} view={view} desk={desk} onClose={onClose} />
  }
}

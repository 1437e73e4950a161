import type { ReactNode } from 'react'
import { dong } from '../../../../../shared/i18n/format.ts'
import { useWords } from '../../../../ui/language.tsx'
import { useSlipPaper } from '../../../../features/slips/use-slip-paper.ts'
import { CollectDialog } from './CollectDialog.tsx'
import { useFees } from './use-fees.ts'

export type DossierCollectProps = {
  dossierId: string
  ticketId: string | null
  onDone: (words: string) => void
  onClose: () => void
}

/** Takes what a dossier and the others of its visit still owe; the receipt is opened to be printed. */
export function DossierCollect({ dossierId, ticketId, onDone, onClose }: DossierCollectProps): ReactNode {
  const { fees: words } = useWords()
  const fees = useFees(dossierId)
  const { print } = useSlipPaper()
  if (!fees) return null
  return (
    <CollectDialog
      fees={fees}
      ticketId={ticketId}
      onDone={({ slips: [first] }, amount) => {
        if (first) print(first.id, 'all')
        onDone(words.collected(dong(amount)))
      }}
      onClose={onClose}
    />
  )
}

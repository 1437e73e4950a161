import type { ReactNode } from 'react'
import type { DossierView } from '../../../../../shared/api/dossier-views.ts'
import { useUnsaved } from '../../../../features/unsaved/use-unsaved.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { DossierCollect } from '../fees/DossierCollect.tsx'
import { FixFeesDialog } from '../fees/FixFeesDialog.tsx'
import { ActionDialog } from './ActionDialog.tsx'
import { askedAbout } from './action-forms.ts'
import type { Values } from './action-forms.ts'
import type { DossierAction } from './actions.ts'

export type AskedStepProps = {
  action: DossierAction
  dossier: DossierView
  ticketId: string | null
  now: number
  /** What was done, in words. */
  onDone: (said: string) => void
  onClose: () => void
}

/** The question of the step that was chosen; those about money are their own. */
export function AskedStep({ action, dossier, ticketId, now, onDone, onClose }: AskedStepProps): ReactNode {
  const { dossiers: words } = useWords()
  const unsaved = useUnsaved()
  const { id: dossierId, code } = dossier
  if (action === 'pay') return <DossierCollect {...{ dossierId, ticketId, onDone, onClose }} />
  if (action === 'fix-fees') return <FixFeesDialog {...{ dossierId, code, onDone, onClose }} />
  const about = askedAbout(action, dossier)
  return (
    <ActionDialog
      {...{ action, dossier, ticketId, now }}
      before={(unsaved.read(about) as Values | undefined) ?? null}
      onDone={({ dossier: after }) => {
        unsaved.forget(about)
        onDone(words.acted(words.actions[action], after.code))
      }}
      onClose={(values) => {
        if (values === null) unsaved.forget(about)
        else unsaved.keep(about, values, { name: `${words.actions[action]} · ${code}` })
        onClose()
      }}
    />
  )
}

import { createContext, useContext, useState } from 'react'
import type { ReactNode } from 'react'
import type { ConfigDifference, ConfigStep, ConfigurationView } from '../../../../shared/api/config-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { ChangeDialog } from './ChangeDialog.tsx'

/** What a person wants to do: steps of a change, or a change to take back. */
export type Proposal = ({ readonly changes: readonly ConfigStep[] } | { readonly undo: number }) & {
  /** Called once it is saved, with what has changed. */
  readonly onSaved?: (differences: readonly ConfigDifference[]) => void
}
type Propose = (proposal: Proposal) => void
type Saved = { seq: number; isUndo: boolean }

const ProposalContext = createContext<Propose>(() => {})

/** Opens the preview of a change; nothing is saved before the person has seen it. */
export const useProposal = (): Propose => useContext(ProposalContext)

type ProviderProps = { config: ConfigurationView; children: ReactNode }

/** Holds the one preview of the page, and says after saving that the change can be taken back. */
export function ProposalProvider({ config, children }: ProviderProps): ReactNode {
  const words = useWords().admin.change
  const [proposal, setProposal] = useState<(Proposal & { basedOn: number }) | null>(null)
  const [saved, setSaved] = useState<Saved | null>(null)

  function onSaved(seq: number, differences: readonly ConfigDifference[]): void {
    setSaved({ seq, isUndo: proposal !== null && 'undo' in proposal })
    proposal?.onSaved?.(differences)
    setProposal(null)
  }
  function propose(next: Proposal): void {
    setSaved(null)
    // What the person saw when the preview opened: a change of a colleague in the meantime is noticed.
    setProposal({ ...next, basedOn: config.through })
  }
  return (
    <ProposalContext value={propose}>
      {saved && (
        <div className="admin-saved">
          <Notice kind="good" title={saved.isUndo ? words.undone : words.saved} live />
          {!saved.isUndo && (
            <Button icon="undo" onPress={() => propose({ undo: saved.seq })}>
              {words.undo}
            </Button>
          )}
        </div>
      )}
      {children}
      {proposal && (
        <ChangeDialog config={config} proposal={proposal} onClose={() => setProposal(null)} onSaved={onSaved} />
      )}
    </ProposalContext>
  )
}

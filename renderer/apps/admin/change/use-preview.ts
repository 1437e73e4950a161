import { useEffect, useState } from 'react'
import type { ConfigPreview } from '../../../../shared/api/config-views.ts'
import { usePage } from '../../../client/page.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { Proposal } from './ProposalProvider.tsx'

/** Asks the centre once what a proposal would do. `fault` is what it said instead, in words. */
export function usePreview(proposal: Proposal): {
  preview: ConfigPreview | null
  fault: string | null
  setFault: (fault: string | null) => void
} {
  const { api } = usePage()
  const words = useWords()
  const [preview, setPreview] = useState<ConfigPreview | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  // By value: the proposal of a dialog does not change while it is open.
  const asked = JSON.stringify('undo' in proposal ? { undo: proposal.undo } : { changes: proposal.changes })
  const noAnswer = words.admin.change.noAnswer
  useEffect(() => {
    let isOpen = true
    void api.press('previewConfiguration', { body: JSON.parse(asked) }).then((outcome) => {
      if (!isOpen) return
      if (outcome.ok) setPreview(outcome.value)
      else setFault(outcome.code === 'NO_ANSWER' ? noAnswer : outcome.message)
    })
    return () => {
      isOpen = false
    }
  }, [api, asked, noAnswer])
  return { preview, fault, setFault }
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ConfigDifference, ConfigPreview, ConfigurationView } from '../../../../shared/api/config-views.ts'
import { usePage } from '../../../client/page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Consequences, Problems } from './Findings.tsx'
import { Differences } from './Differences.tsx'
import type { Proposal } from './ProposalProvider.tsx'
import { usePreview } from './use-preview.ts'

type ChangeDialogProps = {
  config: ConfigurationView
  proposal: Proposal & { basedOn: number }
  onClose: () => void
  onSaved: (seq: number, differences: readonly ConfigDifference[]) => void
}

/** What a change would do, what is wrong with it or follows from it, why; then it is saved. */
export function ChangeDialog({ config, proposal, onClose, onSaved }: ChangeDialogProps): ReactNode {
  const { api } = usePage()
  const { admin, common } = useWords()
  const words = admin.change
  const { preview, fault, setFault } = usePreview(proposal)
  const [reason, setReason] = useState('')
  const [isSaving, setSaving] = useState(false)
  const isUndo = 'undo' in proposal

  async function save(): Promise<void> {
    setSaving(true)
    setFault(null)
    const why = reason.trim() === '' ? {} : { reason: reason.trim() }
    const outcome = isUndo
      ? await api.press('undoConfiguration', { params: { changeSeq: String(proposal.undo) }, body: why })
      : await api.press('changeConfiguration', {
          body: { changes: [...proposal.changes], basedOn: proposal.basedOn, ...why },
        })
    setSaving(false)
    if (outcome.ok) onSaved(outcome.value.seq, outcome.value.differences)
    else setFault(outcome.code === 'NO_ANSWER' ? words.noAnswer : outcome.message)
  }
  const canSave = preview?.ok === true
  return (
    <Dialog
      title={words[titleOf(preview, isUndo)]}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus={preview !== null && !canSave}>
            {canSave ? common.cancel : words.back}
          </Button>
          {canSave && (
            <Button variant="action" isPending={isSaving} onPress={() => void save()}>
              {isSaving ? words.saving : isUndo ? words.undo : words.save}
            </Button>
          )}
        </>
      }
    >
      {fault && <Notice kind="stop" title={fault} live />}
      {!preview && !fault && <p role="status">{words.checking}</p>}
      {preview && <Found config={config} preview={preview} />}
      {canSave && <Field label={words.reason} value={reason} onChange={setReason} maxLength={200} autoFocus />}
    </Dialog>
  )
}

function titleOf(preview: ConfigPreview | null, isUndo: boolean): 'problemTitle' | 'undoTitle' | 'title' {
  if (preview && preview.problems.length > 0) return 'problemTitle'
  return isUndo ? 'undoTitle' : 'title'
}

function Found({ config, preview }: { config: ConfigurationView; preview: ConfigPreview }): ReactNode {
  const words = useWords().admin.change
  if (preview.problems.length > 0) return <Problems config={config} problems={preview.problems} />
  if (preview.differences.length === 0) return <Notice kind="info" title={words.nothing} live />
  return (
    <>
      <Differences config={config} differences={preview.differences} />
      <Consequences consequences={preview.consequences} />
    </>
  )
}

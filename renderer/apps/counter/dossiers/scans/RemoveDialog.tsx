import { useState } from 'react'
import type { ReactNode } from 'react'
import { Check } from '../../../../ui/Check.tsx'
import type { DigitalPaper } from '../../../../../shared/api/digital-views.ts'
import { digitalCause } from '../../../../../shared/domain/digitise/parts.ts'
import type { DigitalCause } from '../../../../../shared/domain/digitise/parts.ts'
import { usePage } from '../../../../client/page.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'

export type RemoveDialogProps = { dossierId: string; paper: DigitalPaper; place: number; onClose: () => void }

/** Takes a page out, or all of them, with its reason. */
export function RemoveDialog({ dossierId, paper, place, onClose }: RemoveDialogProps): ReactNode {
  const { digitise: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [cause, setCause] = useState<DigitalCause>('unreadable')
  const [isAll, setAll] = useState(false)
  const [said, setSaid] = useState('')
  const out = isAll ? paper.pages : paper.pages.slice(place, place + 1)
  function submit(): void {
    const pages = out.map(({ fileId, page }) => ({ fileId, page }))
    const body = { part: paper.part, pages, cause, ...(said.trim() === '' ? {} : { words: said.trim() }) }
    send.run((key) => api.press('removeDigital', { params: { dossierId }, body, key }), onClose)
  }
  return (
    <SlipDialog
      title={words.removeTitle}
      hint={words.removeHint(place + 1)}
      isReady={out.length > 0}
      doWords={words.remove}
      {...{ send, onClose }}
      onSubmit={submit}
    >
      <Select
        label={words.cause}
        options={digitalCause.options.map((id) => ({ id, text: words.causes[id] }))}
        value={cause}
        onChange={(id) => setCause(digitalCause.catch('unreadable').parse(id))}
      />
      {paper.pages.length > 1 && (
        <Check isSelected={isAll} onChange={setAll}>
          {words.removeAll}
        </Check>
      )}
      <Field label={words.words} value={said} maxLength={300} autoFocus onChange={setSaid} />
    </SlipDialog>
  )
}

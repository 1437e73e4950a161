import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DigitalPaper } from '../../../../../shared/api/digital-views.ts'
import { digitalExcuse } from '../../../../../shared/domain/digitise/parts.ts'
import type { DigitalExcuse } from '../../../../../shared/domain/digitise/parts.ts'
import { usePage } from '../../../../client/page.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'

export type ExcuseDialogProps = { dossierId: string; paper: DigitalPaper; onClose: () => void }

/** Why a paper is not digitised (TV-3.2b); of one that is left out already: takes it back. */
export function ExcuseDialog({ dossierId, paper, onClose }: ExcuseDialogProps): ReactNode {
  const { digitise: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [excuse, setExcuse] = useState<DigitalExcuse>('oversize')
  const [said, setSaid] = useState('')
  const isBack = paper.excuse !== null
  function submit(): void {
    const more = said.trim() === '' ? {} : { words: said.trim() }
    const body = { part: paper.part, ...(isBack ? { excuse: null } : { excuse, ...more }) }
    send.run((key) => api.press('excuseDigital', { params: { dossierId }, body, key }), onClose)
  }
  return (
    <SlipDialog
      title={isBack ? words.excuseBack : words.excuseTitle}
      hint={isBack && paper.excuse !== null ? words.excuses[paper.excuse] : null}
      isReady={isBack || excuse !== 'other' || said.trim() !== ''}
      doWords={words.done}
      autoFocusDo={isBack}
      {...{ send, onClose }}
      onSubmit={submit}
    >
      {!isBack && (
        <>
          <Select
            label={words.cause}
            options={digitalExcuse.options.map((id) => ({ id, text: words.excuses[id] }))}
            value={excuse}
            onChange={(id) => setExcuse(digitalExcuse.catch('oversize').parse(id))}
          />
          <Field label={words.words} value={said} maxLength={300} autoFocus onChange={setSaid} />
        </>
      )}
    </SlipDialog>
  )
}

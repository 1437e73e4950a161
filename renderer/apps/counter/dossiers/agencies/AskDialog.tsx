import { useState } from 'react'
import type { ReactNode } from 'react'
import type { BodyOf } from '../../../../../shared/api/operations.ts'
import { usePage } from '../../../../client/page.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'

export type AskDialogProps = {
  title: string
  hint: string
  /** Whose question it is, and about what. */
  about: Omit<BodyOf<'askAgency'>, 'words'>
  onDone: (dueAt: number | null) => void
  onClose: () => void
}

/** A question to an agency, in the officer's words (TT-7.1, KT-6.1đ). */
export function AskDialog({ title, hint, about, onDone, onClose }: AskDialogProps): ReactNode {
  const { agencies: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [said, setSaid] = useState('')
  return (
    <SlipDialog
      {...{ title, hint, send, onClose }}
      isReady={said.trim() !== ''}
      doWords={words.send}
      onSubmit={() =>
        send.run(
          (key) => api.press('askAgency', { body: { ...about, words: said.trim() }, key }),
          ({ dueAt }) => onDone(dueAt),
        )
      }
    >
      <Field label={words.question} value={said} rows={3} maxLength={1_000} autoFocus onChange={setSaid} />
    </SlipDialog>
  )
}

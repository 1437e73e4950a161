import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

export type NewRoll = {
  printerId: string
  name: string
  /** Length of the roll before, m. */
  metres: number
}

const [SHORTEST, LONGEST] = [5, 500]

/** A new roll is in: from now on its papers are counted. */
export function NewRollDialog({ printerId, name, metres, onClose }: NewRoll & { onClose: () => void }): ReactNode {
  const { newRoll, cancel } = useWords().technician
  const words = useWords().admin.setting
  const [typed, setTyped] = useState(String(metres))
  const { isPending, problem, press } = useManagerPress(onClose)
  const length = /^\d+$/.test(typed.trim()) ? Number(typed) : 0
  const isRight = length >= SHORTEST && length <= LONGEST
  const body = length === metres ? {} : { rollMetres: length }
  return (
    <Dialog
      title={newRoll.title(name)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button
            variant="action"
            isDisabled={!isRight}
            isPending={isPending}
            onPress={() => void press((api) => api.press('changePaper', { params: { printerId }, body }))}
          >
            {newRoll.save}
          </Button>
        </>
      }
    >
      {problem && <Notice kind="stop" title={problem} live />}
      <p>{newRoll.hint}</p>
      <Field
        label={newRoll.metres}
        value={typed}
        inputMode="numeric"
        maxLength={3}
        error={isRight ? null : words.outside(SHORTEST, LONGEST)}
        onChange={setTyped}
      />
    </Dialog>
  )
}

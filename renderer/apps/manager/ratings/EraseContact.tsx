import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

export type EraseContactProps = { contact: { readonly id: string; readonly phone: string }; onErased: () => void }

/** Erases a citizen's number at his request (law-facts §7): it does not come back, so it is asked once more. */
export function EraseContact({ contact: { id, phone }, onErased }: EraseContactProps): ReactNode {
  const { ratings: text, common } = useWords()
  const [isAsked, setAsked] = useState(false)
  const { isPending, problem, press } = useManagerPress(onErased)
  const close = (): void => setAsked(false)
  return (
    <>
      <Button variant="quiet" icon="delete" onPress={() => setAsked(true)}>
        {text.erase}
      </Button>
      <Dialog
        title={text.erase}
        isOpen={isAsked}
        onClose={close}
        actions={
          <>
            <Button onPress={close}>{common.cancel}</Button>
            <Button
              variant="action"
              icon="delete"
              isPending={isPending}
              onPress={() => void press((api) => api.press('erasePerson', { params: { personId: id }, body: {} }))}
            >
              {text.erase}
            </Button>
          </>
        }
      >
        <p>{text.eraseSure(phone)}</p>
        {problem && <Notice kind="care" title={problem} live />}
      </Dialog>
    </>
  )
}

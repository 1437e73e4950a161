import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import { UnsavedList } from './UnsavedList.tsx'
import type { UnsavedThing } from './unsaved.ts'
import { useUnsaved } from './use-unsaved.tsx'

type Asked = { readonly things: readonly UnsavedThing[]; readonly hasFailed: boolean }

/** A log-out that asks once where it would take what is typed, and says when the centre has not answered. */
export function useLeave(logOut: () => Promise<boolean>): { leave: () => Promise<boolean>; question: ReactNode } {
  const { desk, logIn: words } = useWords()
  const unsaved = useUnsaved()
  const [asked, ask] = useState<Asked | null>(null)
  const [isPending, setPending] = useState(false)
  const close = (): void => ask(null)

  async function go(): Promise<boolean> {
    setPending(true)
    const isOut = await logOut()
    if (isOut) return true
    setPending(false)
    ask({ things: unsaved.all(), hasFailed: true })
    return false
  }
  async function leave(): Promise<boolean> {
    const things = unsaved.all()
    if (things.length === 0) return go()
    ask({ things, hasFailed: false })
    return false
  }
  const hasThings = (asked?.things.length ?? 0) > 0
  const question = asked && (
    <Dialog
      title={desk.dialogs.logOutTitle}
      isOpen
      onClose={close}
      actions={
        <>
          <Button autoFocus onPress={close}>
            {words.stay}
          </Button>
          <Button variant="action" icon="leave" isPending={isPending} onPress={() => void go()}>
            {hasThings ? words.leaveAnyway : desk.logOut}
          </Button>
        </>
      }
    >
      {hasThings && <UnsavedList things={asked.things} onGo={close} />}
      {asked.hasFailed && <Notice kind="care" title={words.noAnswer} live />}
    </Dialog>
  )
  return { leave, question }
}

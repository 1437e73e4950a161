import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import { UnsavedList } from './UnsavedList.tsx'
import type { UnsavedThing } from './unsaved.ts'

export type LeaveQuestionProps = {
  title: string
  things: readonly UnsavedThing[]
  /** Why it could not be done. */
  problem?: string | null
  leave: { readonly words: string; readonly icon: IconName; readonly isPending?: boolean; run(): void }
  onStay: () => void
}

/** Asks before somebody leaves what is not saved; Enter alone stays. */
export function LeaveQuestion({ title, things, problem = null, leave, onStay }: LeaveQuestionProps): ReactNode {
  const { logIn } = useWords()
  const { words, icon, isPending = false, run } = leave
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onStay}
      actions={
        <>
          <Button autoFocus onPress={onStay}>
            {logIn.stay}
          </Button>
          <Button variant="action" {...{ icon, isPending }} onPress={run}>
            {words}
          </Button>
        </>
      }
    >
      {things.length > 0 && <UnsavedList things={things} onGo={onStay} />}
      {problem !== null && <Notice kind="care" title={problem} live />}
    </Dialog>
  )
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../../ui/language.tsx'
import { LeaveQuestion } from './LeaveQuestion.tsx'
import type { UnsavedThing } from './unsaved.ts'
import { useUnsaved } from './use-unsaved.tsx'

type Asked = { readonly things: readonly UnsavedThing[]; readonly hasFailed: boolean }

/** A log-out that asks once where it would take what is typed, and says when the centre has not answered. */
export function useLeave(logOut: () => Promise<boolean>): { leave: () => Promise<boolean>; question: ReactNode } {
  const { desk, logIn: words } = useWords()
  const unsaved = useUnsaved()
  const [asked, ask] = useState<Asked | null>(null)
  const [isPending, setPending] = useState(false)

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
  const question = asked && (
    <LeaveQuestion
      title={desk.dialogs.logOutTitle}
      things={asked.things}
      problem={asked.hasFailed ? words.noAnswer : null}
      leave={{
        words: asked.things.length > 0 ? words.leaveAnyway : desk.logOut,
        icon: 'leave',
        isPending,
        run: () => void go(),
      }}
      onStay={() => ask(null)}
    />
  )
  return { leave, question }
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../../ui/language.tsx'
import { LeaveQuestion } from './LeaveQuestion.tsx'
import { useUnsaved } from './use-unsaved.tsx'

/** Another page, by its name on the screen. */
export type WayOut = { readonly name: string; readonly address: string }

/** The way to another page, which asks first where it would take what is typed: a browser would ask, the shell just stay. */
export function useWayOut(): { go: (to: WayOut) => void; question: ReactNode } {
  const { logIn } = useWords()
  const unsaved = useUnsaved()
  const [asked, ask] = useState<WayOut | null>(null)
  function leave({ address }: WayOut): void {
    unsaved.letGo()
    location.assign(address)
  }
  const question = asked && (
    <LeaveQuestion
      title={asked.name}
      things={unsaved.all()}
      leave={{ words: logIn.goAnyway, icon: 'forward', run: () => leave(asked) }}
      onStay={() => ask(null)}
    />
  )
  return { go: (to) => (unsaved.all().length > 0 ? ask(to) : location.assign(to.address)), question }
}

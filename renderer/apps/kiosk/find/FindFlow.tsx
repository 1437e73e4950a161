import { useState } from 'react'
import type { ReactNode } from 'react'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import { BrowseScreen } from './BrowseScreen.tsx'
import { ListScreen } from './ListScreen.tsx'
import { ProcedureScreen } from './ProcedureScreen.tsx'
import { TypingScreen } from './TypingScreen.tsx'
import { placeBefore } from './find-places.ts'
import type { Place } from './find-places.ts'
import './find.css'

export type FindFlowProps = {
  view: AnswerOf<'listServices'>
  now: number
  /** The service whose number is being fetched. */
  pending: string | null
  onTake: (serviceId: string) => void
  onHome: () => void
}

/** From a field of work, an agency or a word to a procedure, what it needs, and the right number. */
export function FindFlow({ view, now, pending, onTake, onHome }: FindFlowProps): ReactNode {
  const [place, setPlace] = useState<Place>({ name: 'agencies' })
  /** Stays while a procedure of the results is looked at; gone with the screen. */
  const [typed, setTyped] = useState('')
  const back = (): void => {
    const before = placeBefore(place)
    if (before) setPlace(before)
    else onHome()
  }
  const frame = { centre: view.centre, now, onBack: back }
  const open = (id: string): void => setPlace({ name: 'procedure', id, back: place })

  switch (place.name) {
    case 'agencies':
    case 'fields':
    case 'fields-of':
      return <BrowseScreen key={place.name} {...frame} place={place} onPlace={setPlace} />
    case 'typing':
      return <TypingScreen {...frame} typed={typed} onType={setTyped} onOpen={open} />
    case 'list':
      return <ListScreen {...frame} title={place.title} query={place.query} onOpen={open} />
    case 'procedure':
      return <ProcedureScreen {...frame} id={place.id} services={view.services} pending={pending} onTake={onTake} />
  }
}

import type { ReactNode } from 'react'
import type { RatingDeskView } from '../../../shared/api/views.ts'
import { usePicture } from '../../features/picture/use-picture.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/language.tsx'

/** Who serves here (BD-4.3: the name plate at the counter); nothing to touch. */
export function Desk({ view }: { view: RatingDeskView }): ReactNode {
  const words = useWords()
  const { officer, counterNumber } = view
  return (
    <main className="tablet-desk">
      <Portrait key={officer?.picture ?? ''} hash={officer?.picture ?? null} />
      <div className="tablet-officer">
        <p className="tablet-counter">
          {words.ratingDesk.counter} <span className="number">{counterNumber ?? '–'}</span>
        </p>
        {officer ? (
          <>
            <h1>{officer.name}</h1>
            <p className="tablet-position">{officer.position}</p>
            <p className="tablet-calm">{words.ratingDesk.calm}</p>
          </>
        ) : (
          <h1>{words.ratingDesk.noOfficer}</h1>
        )}
      </div>
    </main>
  )
}

/** The officer's picture; a quiet figure while there is none. The name stands beside it in words. */
function Portrait({ hash }: { hash: string | null }): ReactNode {
  const picture = usePicture(hash)
  return (
    <div className="tablet-portrait">{picture === null ? <Icon name="person" /> : <img src={picture} alt="" />}</div>
  )
}

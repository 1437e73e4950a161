import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { RatingDeskView } from '../../../shared/api/views.ts'
import { usePage } from '../../client/page.tsx'
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

/** A picture of the centre as an address that an image takes; null: none, or not here yet. */
function usePicture(hash: string | null): string | null {
  const { api } = usePage()
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    if (hash === null) return
    const left = new AbortController()
    void api.call('getPicture', { params: { hash }, signal: left.signal }).then((outcome) => {
      if (outcome.ok && !left.signal.aborted) setPicture(`data:${outcome.value.type};base64,${outcome.value.data}`)
    })
    return () => left.abort()
  }, [api, hash])
  return picture
}

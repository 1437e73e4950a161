import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DossierView } from '../../../../../shared/api/dossier-views.ts'
import type { ParcelView } from '../../../../../shared/api/post-views.ts'
import { dayMonthYear, hourMinute } from '../../../../../shared/i18n/format.ts'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Button } from '../../../../ui/Button.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { PARCEL_EVENTS } from './parcel-events.ts'
import { CameBackDialog, DeliveredDialog, DropDialog, PackDialog } from './ParcelDialogs.tsx'
import './post.css'

export type PostPanelProps = { dossier: DossierView; isLost: boolean; onAsking: (isAsking: boolean) => void }
type Asked = { what: 'pack' } | { what: 'delivered' | 'came-back' | 'drop'; parcel: ParcelView }

const OPEN: readonly string[] = ['packed', 'posted']

/** What of a dossier goes by post: packed, on its way, delivered (BD-10.5). Nothing where nothing does. */
export function PostPanel({ dossier, isLost, onAsking }: PostPanelProps): ReactNode {
  const { post: words } = useWords()
  const { view } = useLiveView('listParcels', {}, { interestedIn: PARCEL_EVENTS, query: { dossierId: dossier.id } })
  const [asked, setAsked] = useState<Asked | null>(null)
  const parcels = view?.parcels ?? []
  const isOpen = parcels.some(({ state }) => OPEN.includes(state))
  const mayPack = dossier.delivery.how === 'postal' && ['result-ready', 'refused'].includes(dossier.state) && !isOpen
  if (parcels.length === 0 && !mayPack) return null
  function ask(next: Asked | null): void {
    setAsked(next)
    onAsking(next !== null)
  }
  return (
    <section className="counter-panel dossiers-post" aria-label={words.title}>
      <h2>{words.title}</h2>
      <ol className="dossiers-parcels">
        {parcels.map((parcel) => (
          <ParcelLine key={parcel.id} parcel={parcel} isLost={isLost} onAsk={(what) => ask({ what, parcel })} />
        ))}
      </ol>
      {mayPack && (
        <Button icon="send" isDisabled={isLost} onPress={() => ask({ what: 'pack' })}>
          {words.pack}
        </Button>
      )}
      {asked && <AskedDialog asked={asked} dossierId={dossier.id} onClose={() => ask(null)} />}
    </section>
  )
}

type AskedDialogProps = { asked: Asked; dossierId: string; onClose: () => void }

function AskedDialog({ asked, dossierId, onClose }: AskedDialogProps): ReactNode {
  if (asked.what === 'pack') return <PackDialog {...{ dossierId, onClose }} />
  const { parcel } = asked
  if (asked.what === 'delivered') return <DeliveredDialog {...{ parcel, onClose }} />
  return asked.what === 'came-back' ? (
    <CameBackDialog {...{ parcel, onClose }} />
  ) : (
    <DropDialog {...{ parcel, onClose }} />
  )
}

type ParcelLineProps = {
  parcel: ParcelView
  isLost: boolean
  onAsk: (what: 'delivered' | 'came-back' | 'drop') => void
}

function ParcelLine({ parcel, isLost, onAsk }: ParcelLineProps): ReactNode {
  const { post: words } = useWords()
  const [language] = useLanguage()
  const { direction, tracking, state, cause, endedAt, postedAt, notedAt } = parcel
  const at = endedAt ?? postedAt ?? notedAt
  return (
    <li data-parcel={state}>
      <span className="small">{`${hourMinute(at, language)}, ${dayMonthYear(at)}`}</span>
      <strong className="number">{tracking}</strong>
      <span>
        {direction === 'in' ? words.came : words.states[state]}
        {cause && `: ${words.causes[cause]}`}
      </span>
      {state === 'packed' && (
        <Button variant="quiet" icon="close" isDisabled={isLost} onPress={() => onAsk('drop')}>
          {words.drop}
        </Button>
      )}
      {state === 'posted' && (
        <span className="dossiers-post-ends">
          <Button icon="check" isDisabled={isLost} onPress={() => onAsk('delivered')}>
            {words.delivered}
          </Button>
          <Button variant="quiet" icon="undo" isDisabled={isLost} onPress={() => onAsk('came-back')}>
            {words.cameBack}
          </Button>
        </span>
      )}
    </li>
  )
}

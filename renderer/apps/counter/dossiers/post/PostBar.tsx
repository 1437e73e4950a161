import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ParcelView } from '../../../../../shared/api/post-views.ts'
import { usePage } from '../../../../client/page.tsx'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { SlipLines } from '../SlipLines.tsx'
import type { SlipOut } from '../SlipLines.tsx'
import { useSend } from '../use-send.ts'
import { PARCEL_EVENTS } from './parcel-events.ts'
import './post.css'

export type PostBarProps = { isActive: boolean; onAsking: (isAsking: boolean) => void }

/** What waits for the post and what is on its way, over the results; hands it over on a list (BD-10.5). */
export function PostBar({ isActive, onAsking }: PostBarProps): ReactNode {
  const { post: words } = useWords()
  const { view } = useLiveView('listParcels', {}, { interestedIn: PARCEL_EVENTS, query: {} })
  const [isOpen, setOpen] = useState(false)
  const [slips, setSlips] = useState<readonly SlipOut[]>([])
  const parcels = view?.parcels ?? []
  const packed = parcels.filter(({ state }) => state === 'packed')
  if (parcels.length === 0 && slips.length === 0) return null
  function ask(next: boolean): void {
    setOpen(next)
    onAsking(next)
  }
  return (
    <div className="dossiers-post-bar">
      <p>{words.list(packed.length, parcels.length - packed.length)}</p>
      <Button icon="send" isDisabled={packed.length === 0} onPress={() => ask(true)}>
        {words.handOver}
      </Button>
      {slips.length > 0 && <SlipLines slips={slips} isActive={isActive} />}
      {isOpen && (
        <PostDialog
          packed={packed}
          onClose={() => ask(false)}
          onDone={(issued) => {
            ask(false)
            setSlips(issued)
          }}
        />
      )}
    </div>
  )
}

type PostDialogProps = {
  packed: readonly ParcelView[]
  onClose: () => void
  onDone: (slips: readonly SlipOut[]) => void
}

function PostDialog({ packed, onClose, onDone }: PostDialogProps): ReactNode {
  const { post: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [receiver, setReceiver] = useState('')
  const [counted, setCounted] = useState('')
  const isEqual = Number(counted) === packed.length
  const body = { parcelIds: packed.map(({ id }) => id), counted: packed.length, receiver: receiver.trim() }
  const submit = (): void =>
    send.run(
      (key) => api.press('postParcels', { body, key }),
      (answer) => onDone(answer.slips as SlipOut[]),
    )
  return (
    <SlipDialog
      title={words.handOver}
      hint={words.handOverHint}
      isReady={isEqual && receiver.trim() !== ''}
      isWide
      {...{ send, onClose }}
      onSubmit={submit}
    >
      <ol className="dossiers-parcels">
        {packed.map(({ id, tracking, code, name }) => (
          <li key={id}>
            <strong className="number">{tracking}</strong>
            <span>{[code, name].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ol>
      <Field label={words.carrier} value={receiver} maxLength={120} autoFocus onChange={setReceiver} />
      <Field label={words.counted} value={counted} maxLength={3} inputMode="numeric" onChange={setCounted} />
      {counted.trim() !== '' && !isEqual && <p className="dossiers-care">{words.countWrong(packed.length)}</p>}
    </SlipDialog>
  )
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import { trackingCode } from '../../../../../shared/api/dossier-inputs.ts'
import { parcelReturn } from '../../../../../shared/api/post-views.ts'
import type { ParcelReturn, ParcelView } from '../../../../../shared/api/post-views.ts'
import { dayMonthYear } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { dateOf } from '../../../../features/typed/read-typed.ts'
import { Field } from '../../../../ui/Field.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'

type Closing = { onClose: () => void }

/** The tracking code as it was scanned or typed. */
export function PackDialog({ dossierId, onClose }: Closing & { dossierId: string }): ReactNode {
  const { post: words, dossiers } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [typed, setTyped] = useState('')
  const tracking = typed.replaceAll(/\s/g, '').toUpperCase()
  const isGood = trackingCode.safeParse(tracking).success
  const submit = (): void =>
    send.run((key) => api.press('packParcel', { params: { dossierId }, body: { tracking }, key }), onClose)
  return (
    <SlipDialog title={words.pack} hint={words.packHint} isReady={isGood} {...{ send, onClose }} onSubmit={submit}>
      <Field
        label={words.tracking}
        value={typed}
        maxLength={34}
        autoFocus
        onChange={setTyped}
        error={typed === '' || isGood || tracking.length < 5 ? null : dossiers.problems.tracking()}
      />
    </SlipDialog>
  )
}

export function DeliveredDialog({ parcel, onClose }: Closing & { parcel: ParcelView }): ReactNode {
  const { post: words } = useWords()
  const { api, platform } = usePage()
  const send = useSend()
  const [day, setDay] = useState(dayMonthYear(platform.clock.now()))
  const [receiver, setReceiver] = useState(parcel.name ?? '')
  const on = dateOf(day)
  const submit = (): void =>
    send.run(
      (key) =>
        api.press('parcelDelivered', {
          params: { parcelId: parcel.id },
          body: { on: on ?? '', receiver: receiver.trim() },
          key,
        }),
      onClose,
    )
  return (
    <SlipDialog
      title={words.delivered}
      hint={words.deliveredHint}
      doWords={words.delivered}
      isReady={on !== null && receiver.trim() !== ''}
      {...{ send, onClose }}
      onSubmit={submit}
    >
      <Field label={words.deliveredOn} value={day} maxLength={10} onChange={setDay} />
      <Field label={words.receivedBy} value={receiver} maxLength={200} autoFocus onChange={setReceiver} />
    </SlipDialog>
  )
}

export function CameBackDialog({ parcel, onClose }: Closing & { parcel: ParcelView }): ReactNode {
  const { post: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [cause, setCause] = useState<ParcelReturn>('not-met')
  const submit = (): void =>
    send.run((key) => api.press('parcelCameBack', { params: { parcelId: parcel.id }, body: { cause }, key }), onClose)
  return (
    <SlipDialog
      title={words.cameBack}
      hint={words.cameBackHint}
      doWords={words.cameBack}
      isReady
      {...{ send, onClose }}
      onSubmit={submit}
    >
      <Select
        label={words.cause}
        options={parcelReturn.options.map((id) => ({ id, text: words.causes[id] }))}
        value={cause}
        onChange={(next) => setCause(parcelReturn.catch('other').parse(next))}
      />
    </SlipDialog>
  )
}

export function DropDialog({ parcel, onClose }: Closing & { parcel: ParcelView }): ReactNode {
  const { post: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const submit = (): void =>
    send.run((key) => api.press('dropParcel', { params: { parcelId: parcel.id }, body: {}, key }), onClose)
  return (
    <SlipDialog
      title={words.drop}
      hint={parcel.tracking}
      doWords={words.drop}
      isReady
      autoFocusDo
      {...{ send, onClose }}
      onSubmit={submit}
    >
      {null}
    </SlipDialog>
  )
}

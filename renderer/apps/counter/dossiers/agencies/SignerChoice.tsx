import { useEffect, useEffectEvent } from 'react'
import type { ReactNode } from 'react'
import type { SignedSlip } from '../../../../../shared/domain/agencies/agency-work.ts'
import { businessDate } from '../../../../../shared/domain/time/vietnam-time.ts'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Notice } from '../../../../ui/Notice.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../ui/language.tsx'

export type SignerChoiceProps = {
  agencyId: string
  kind: SignedSlip
  now: number
  value: string
  /** Delegations are kept for this agency: the first who may sign today, or nobody. */
  onKept: (signerId: string) => void
  onChange: (signerId: string) => void
}

/** Only who may sign such a slip today (KT-3.3, KT-11.2); nothing where no delegation is kept, then names are typed. */
export function SignerChoice({ agencyId, kind, now, value, onKept, onChange }: SignerChoiceProps): ReactNode {
  const { agencies: words } = useWords()
  const { view } = useLiveView(
    'listSigners',
    {},
    { interestedIn: ['signer.kept', 'signer.ended'], query: { agencyId, kind, date: businessDate(now) } },
  )
  const first = view?.isKept ? (view.signers[0]?.id ?? '') : null
  // What is offered has to stand in the question, or it could not be sent.
  const keep = useEffectEvent((id: string) => {
    // Who was chosen before the question was left stays chosen, while he may still sign.
    if (!view?.signers.some((one) => one.id === value)) onKept(id)
  })
  useEffect(() => {
    if (first !== null) keep(first)
  }, [first])
  if (!view?.isKept) return null
  if (view.signers.length === 0) return <Notice kind="stop" title={words.signerNone} />
  return (
    <Select
      label={words.signer}
      options={view.signers.map(({ id, onBehalf, title, name }) => ({
        id,
        text: words.signerOf(onBehalf, title, name ?? ''),
      }))}
      value={value}
      onChange={onChange}
    />
  )
}

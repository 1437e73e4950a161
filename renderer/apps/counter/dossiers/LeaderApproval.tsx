import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { BodyOf } from '../../../../shared/api/operations.ts'
import { usePage } from '../../../client/page.tsx'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'

const PIN_MIN = 4
const PIN_MAX = 32

export type Approval = { readonly beyondLimit: string; readonly allowance: string }
export type LeaderApprovalProps = {
  /** What is asked for once more. */
  about: Pick<BodyOf<'allowSupplement'>, 'dossierId' | 'procedureId' | 'party'>
  onApproved: (approval: Approval) => void
}

/** A leader agrees at this desk, with a reason and the PIN, to one more request than the limit (KT-12.1c). */
export function LeaderApproval({ about, onApproved }: LeaderApprovalProps): ReactNode {
  const { dossierDesk: words } = useWords()
  const { api } = usePage()
  const leaders = useLiveView('listLeaders', {}, { interestedIn: ['config.changed'] }).view?.leaders ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [pin, setPin] = useState('')
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const leaderId = chosen ?? leaders[0]?.id ?? null
  const isReady = leaderId !== null && reason.trim() !== '' && pin.length >= PIN_MIN

  async function approve(): Promise<void> {
    if (!isReady || isPending) return
    setPending(true)
    setProblem(null)
    setPin('')
    const beyondLimit = reason.trim()
    const outcome = await api.press('allowSupplement', { body: { ...about, leaderId, pin, reason: beyondLimit } })
    setPending(false)
    if (outcome.ok) onApproved({ beyondLimit, allowance: outcome.value.allowance })
    else setProblem(outcome.code === 'NO_ANSWER' ? words.noAnswer : outcome.message)
  }
  function typePin(typed: string): void {
    setProblem(null)
    setPin(typed)
  }
  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.altKey || event.repeat) return
    event.preventDefault()
    void approve()
  }
  return (
    <section className="dossiers-approval" aria-label={words.approval}>
      <Notice kind="care" title={words.approval} live>
        <p>{words.approvalHint}</p>
      </Notice>
      <Field label={words.leaderReason} value={reason} maxLength={300} autoFocus onChange={setReason} />
      <div className="dossiers-row" onKeyDown={onKey}>
        <Select
          label={words.leader}
          options={leaders.map(({ id, name, position }) => ({ id, text: `${name}, ${position}` }))}
          value={leaderId}
          onChange={setChosen}
        />
        <Field
          label={words.leaderPin}
          type="password"
          inputMode="numeric"
          value={pin}
          maxLength={PIN_MAX}
          error={problem}
          onChange={typePin}
        />
        <Button icon="check" isDisabled={!isReady} isPending={isPending} onPress={() => void approve()}>
          {words.approve}
        </Button>
      </div>
    </section>
  )
}

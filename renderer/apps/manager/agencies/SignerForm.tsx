import type { ReactNode } from 'react'
import { Check } from '../../../ui/Check.tsx'
import type { SignerView } from '../../../../shared/api/agency-views.ts'
import { SIGNED_SLIPS } from '../../../../shared/domain/agencies/agency-work.ts'
import type { SignedSlip } from '../../../../shared/domain/agencies/agency-work.ts'
import { businessDate } from '../../../../shared/domain/time/vietnam-time.ts'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { dateOf } from '../../../features/typed/read-typed.ts'
import { useKept } from '../../../features/unsaved/use-unsaved.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'
import type { Agencies } from './ContactsPanel.tsx'
import { FormDialog } from './FormDialog.tsx'

type SignerFormProps = {
  agencies: Agencies
  signer: SignerView | null
  now: number
  onDone: () => void
  onClose: () => void
}

const EVERY = '-'
/** What stands in the fields, as typed. */
type Draft = {
  readonly agencyId: string
  readonly kinds: readonly SignedSlip[]
  readonly from: string
  readonly to: string
  readonly decision: string
  readonly onBehalf: string
  readonly title: string
  readonly name: string
}

const EMPTY = { agencyId: EVERY, kinds: SIGNED_SLIPS, to: '', decision: '', onBehalf: '', title: '', name: '' }

function draftOf(signer: SignerView | null, now: number): Draft {
  if (!signer) return { ...EMPTY, from: formatDate(businessDate(now)) }
  const { agencyId, kinds, from, to, decision, onBehalf, title, name } = signer
  return {
    ...{ agencyId: agencyId ?? EVERY, kinds, decision, onBehalf, title, name: name ?? '' },
    ...{ from: formatDate(from), to: to === null ? '' : formatDate(to) },
  }
}

/** A delegation to sign: who, for whom, which slips, from when to when and by which decision. */
export function SignerForm({ agencies, signer, now, onDone, onClose }: SignerFormProps): ReactNode {
  const { agencies: words } = useWords()
  const text = words.desk
  const [draft, keep, forget] = useKept(`signer ${signer?.id ?? ''}`, draftOf(signer, now), text.signers)
  const set = (part: Partial<Draft>): void => keep((before) => ({ ...before, ...part }))
  const { isPending, problem, press } = useManagerPress(forget, onDone)
  const { agencyId, kinds, decision, onBehalf, title, name } = draft
  const [from, to] = [dateOf(draft.from), dateOf(draft.to)]
  const isToGood = draft.to.trim() === '' || (to !== null && from !== null && from <= to)
  const isReady = kinds.length > 0 && from !== null && isToGood && [decision, title, name].every((one) => one.trim())
  const body = {
    ...(signer ? { signerId: signer.id } : {}),
    ...(agencyId === EVERY ? {} : { agencyId }),
    ...{ kinds: [...kinds], from: from ?? '', decision: decision.trim(), onBehalf: onBehalf.trim() },
    ...{ title: title.trim(), name: name.trim() },
    ...(to === null ? {} : { to }),
  }
  const line = (key: 'name' | 'title' | 'onBehalf' | 'decision', label: string, maxLength: number): ReactNode => (
    <Field
      label={label}
      value={draft[key]}
      maxLength={maxLength}
      autoFocus={key === 'name'}
      onChange={(value) => set({ [key]: value })}
    />
  )
  return (
    <FormDialog
      title={text.signers}
      {...{ isReady, isPending, problem, onClose }}
      onSave={() => void press((api) => api.press('keepSigner', { body }))}
    >
      {line('name', text.name, 100)}
      {line('title', text.signerTitle, 100)}
      {line('onBehalf', text.onBehalf, 60)}
      <Select
        label={text.agency}
        options={[{ id: EVERY, text: text.everyAgency }, ...agencies.map((one) => ({ id: one.id, text: one.name }))]}
        value={agencyId}
        onChange={(id) => set({ agencyId: id })}
      />
      <SlipKinds kinds={kinds} onChange={(next) => set({ kinds: next })} />
      {line('decision', text.decision, 100)}
      <Field
        label={text.begins}
        value={draft.from}
        maxLength={10}
        error={from === null ? text.badDay : null}
        onChange={(value) => set({ from: value })}
      />
      <Field
        label={text.ends}
        value={draft.to}
        maxLength={10}
        error={isToGood ? null : text.badDay}
        onChange={(value) => set({ to: value })}
      />
    </FormDialog>
  )
}

type SlipKindsProps = { kinds: readonly SignedSlip[]; onChange: (kinds: readonly SignedSlip[]) => void }

function SlipKinds({ kinds, onChange }: SlipKindsProps): ReactNode {
  const text = useWords().agencies.desk
  return (
    <div role="group" aria-label={text.kinds}>
      <p className="field-label">{text.kinds}</p>
      {SIGNED_SLIPS.map((kind) => (
        <Check
          key={kind}
          isSelected={kinds.includes(kind)}
          onChange={(is) => onChange(SIGNED_SLIPS.filter((one) => (one === kind ? is : kinds.includes(one))))}
        >
          {text.slips[kind]}
        </Check>
      ))}
    </div>
  )
}

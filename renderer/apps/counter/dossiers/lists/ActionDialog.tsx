import { useState } from 'react'
import type { ReactNode } from 'react'
import { Check } from '../../../../ui/Check.tsx'
import type { DossierView } from '../../../../../shared/api/dossier-views.ts'
import { usePage } from '../../../../client/page.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { SignerChoice } from '../agencies/SignerChoice.tsx'
import { LeaderApproval } from '../LeaderApproval.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'
import { act, typedMoment } from './act.ts'
import type { Acted } from './act.ts'
import { SIGNED_BY, YES, correctFields, fieldsOf, isAnswered, startOf } from './action-forms.ts'
import type { FieldSpec, Values } from './action-forms.ts'
import type { AskedAction } from './actions.ts'

export type ActionDialogProps = {
  action: AskedAction
  dossier: DossierView
  ticketId: string | null
  now: number
  /** What was entered when the question was left before. */
  before: Values | null
  onDone: (acted: Acted) => void
  /** With what was entered; null: nothing was. */
  onClose: (values: Values | null) => void
}

/** What a step asks before it is done; the centre's no stands in the question, with every word kept. */
export function ActionDialog({
  action,
  dossier,
  ticketId,
  now,
  before,
  onDone,
  onClose,
}: ActionDialogProps): ReactNode {
  const words = useWords()
  const { dossiers } = words
  const { api } = usePage()
  const send = useSend()
  const [fields, setFields] = useState(() =>
    before?.['role'] === undefined || action !== 'correct'
      ? fieldsOf(action, dossier, words, now)
      : correctFields(dossier, dossiers, before['role']),
  )
  const [values, setValues] = useState(() => before ?? startOf(fields))
  const [isBeyond, setBeyond] = useState(false)
  if (send.code === 'SUPPLEMENT_LIMIT' && !isBeyond) setBeyond(true)
  const shown = fields.filter(({ when }) => when === undefined || when(values))
  const isReady =
    isAnswered(fields, values) &&
    values['signerId'] !== '' &&
    ((action !== 'apologise' && action !== 'appoint') ||
      typedMoment(values['day'] ?? '', values['time'] ?? '') !== null)

  function change(key: string, value: string): void {
    send.clear()
    if (action !== 'correct' || key !== 'role') return setValues({ ...values, [key]: value })
    const next = correctFields(dossier, dossiers, value)
    setFields(next)
    setValues(startOf(next))
  }
  function submit(more: Values = {}): void {
    send.run((key) => act(api, action, dossier, { ...values, ...more }, { key, ticketId }), onDone)
  }
  return (
    <SlipDialog
      title={`${dossiers.actions[action]} · ${dossier.code}`}
      hint={dossiers.actionHints[action]}
      isReady={isReady && !isBeyond}
      send={send}
      doWords={dossiers.actions[action]}
      autoFocusDo={fields.length === 0}
      onSubmit={() => submit()}
      onClose={() => onClose(fields.some(({ key, value = '' }) => values[key] !== value) ? values : null)}
    >
      {shown.map((field, place) => (
        <OneField
          key={`${values['role'] ?? ''} ${field.key}`}
          field={field}
          value={values[field.key] ?? ''}
          isFirst={place === shown.findIndex(({ kind }) => kind === 'line' || kind === 'text')}
          onChange={(value) => change(field.key, value)}
        />
      ))}
      {SIGNED_BY[action] && (
        <SignerChoice
          agencyId={dossier.agencyId}
          kind={SIGNED_BY[action]}
          now={now}
          value={values['signerId'] ?? ''}
          onKept={(signerId) => setValues((before) => ({ ...before, signerId }))}
          onChange={(signerId) => change('signerId', signerId)}
        />
      )}
      {isBeyond && <LeaderApproval about={{ dossierId: dossier.id }} onApproved={submit} />}
    </SlipDialog>
  )
}

type OneFieldProps = { field: FieldSpec; value: string; isFirst: boolean; onChange: (value: string) => void }

function OneField({ field, value, isFirst, onChange }: OneFieldProps): ReactNode {
  const { kind, label, options = [], maxLength = 300 } = field
  if (kind === 'choice') return <Select label={label} options={options} value={value} onChange={onChange} />
  if (kind === 'check')
    return (
      <Check isSelected={value === YES} onChange={(is) => onChange(is ? YES : '')}>
        {label}
      </Check>
    )
  return (
    <Field
      label={label}
      value={value}
      maxLength={maxLength}
      autoFocus={isFirst}
      onChange={onChange}
      {...(kind === 'text' ? { rows: 3 } : {})}
    />
  )
}

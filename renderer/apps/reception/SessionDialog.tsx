import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { hallReason, waitingPolicy } from '../../../shared/api/hall-views.ts'
import type { HallReason } from '../../../shared/api/hall-views.ts'
import type { ReceptionView } from '../../../shared/api/reception-views.ts'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { RadioList } from './RadioList.tsx'
import { StillHere } from './StillHere.tsx'
import { closingOf } from './session-form.ts'
import type { SessionForm } from './session-form.ts'
import type { ReceptionCommands } from './use-reception.ts'

export type SessionDialogProps = { view: ReceptionView; desk: ReceptionCommands; now: number; onClose: () => void }

/** The closing of a session: who is still here, why it closes, until when, and what becomes of those who wait. */
export function SessionDialog({ view, desk, now, onClose }: SessionDialogProps): ReactNode {
  const words = useWords()
  const { session: say } = words.reception
  const isClosed = view.hall?.state === 'closed'
  const [form, setForm] = useState<SessionForm>(() => firstForm(view))
  const change = (part: Partial<SessionForm>): void => setForm({ ...form, ...part })
  const body = closingOf(form, view.nextSession, now)

  function close(event: FormEvent): void {
    event.preventDefault()
    if (!body) return
    onClose()
    desk.close(body)
  }
  return (
    <Dialog title={isClosed ? say.changeTitle : say.closeTitle} isOpen onClose={onClose}>
      <form className="reception-form" onSubmit={close}>
        {isClosed && (
          <Button
            icon="play"
            autoFocus
            onPress={() => {
              onClose()
              desk.open()
            }}
          >
            {say.openNow}
          </Button>
        )}
        <StillHere view={view} />
        <div className="reception-fields">
          <Select
            label={say.reason}
            options={hallReason.options.map((id) => ({ id, text: say.reasons[id] }))}
            value={form.reason}
            autoFocus
            onChange={(reason) => change({ reason: reason as HallReason })}
          />
          <Field label={say.words} value={form.words} maxLength={200} onChange={(own) => change({ words: own })} />
        </div>
        <div className="reception-fields">
          <RadioList
            label={say.policy}
            value={form.policy}
            options={waitingPolicy.options.map((id) => ({ id, text: say.policies[id] }))}
            onChange={(policy) => change({ policy })}
          />
          <UntilChoice form={form} view={view} onChange={change} />
        </div>
        <Check isSelected={form.keepsResults} onChange={(keepsResults) => change({ keepsResults })}>
          {say.scope}
        </Check>
        <div className="dialog-actions">
          <Button icon="close" hotkey="Esc" onPress={onClose}>
            {words.common.cancel}
          </Button>
          <Button type="submit" variant="action" icon="pause" isDisabled={!body}>
            {say.close}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function UntilChoice({
  form,
  view,
  onChange,
}: {
  form: SessionForm
  view: ReceptionView
  onChange: (part: Partial<SessionForm>) => void
}): ReactNode {
  const { session: say } = useWords().reception
  const [language] = useLanguage()
  const { nextSession } = view
  const options = [
    ...(nextSession === null ? [] : [{ id: 'next' as const, text: say.untilNext(hourMinute(nextSession, language)) }]),
    { id: 'opened' as const, text: say.untilOpened, isDisabled: form.policy === 'carry' },
    { id: 'time' as const, text: say.untilTime },
  ]
  return (
    <div className="reception-until">
      <RadioList label={say.until} value={form.until} options={options} onChange={(until) => onChange({ until })} />
      {form.until === 'time' && <Field label={say.time} value={form.time} onChange={(time) => onChange({ time })} />}
    </div>
  )
}

const firstForm = ({ nextSession, waitingPolicy: policy, hall }: ReceptionView): SessionForm => ({
  reason: hall?.reason ?? 'end',
  words: hall?.words ?? '',
  policy: policy === 'carry' && nextSession === null ? 'serve' : policy,
  until: nextSession === null ? 'opened' : 'next',
  time: '',
  keepsResults: hall?.scope === 'reception',
})

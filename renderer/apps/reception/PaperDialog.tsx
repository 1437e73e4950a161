import { useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import type { ReceptionView } from '../../../shared/api/reception-views.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { useNamed, useWords } from '../../ui/language.tsx'
import { EMPTY_FORM, readForm } from './paper-entry.ts'
import type { PaperErrors, PaperForm } from './paper-entry.ts'
import type { ReceptionCommands } from './use-reception.ts'

export type PaperDialogProps = { view: ReceptionView; desk: ReceptionCommands; now: number; onClose: () => void }

/** Numbers that were handed out on paper while the system was down, one range after the other. */
export function PaperDialog({ view, desk, now, onClose }: PaperDialogProps): ReactNode {
  const words = useWords()
  const { paper: say } = words.reception
  const { paperForm: form, setPaperForm: setForm } = desk
  const [isSent, setSent] = useState(false)
  const service = view.services.find(({ id }) => id === form.serviceId)
  const { errors, body, sum } = readForm(form, service?.letter ?? '', now, words)

  async function enter(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!body) return
    const entered = await desk.enterPaper(body)
    setSent(true)
    // The next range is often of another service at the same time.
    if (entered) setForm({ ...EMPTY_FORM, firstAt: form.firstAt, lastAt: form.lastAt })
  }
  return (
    <Dialog title={say.title} isOpen onClose={onClose}>
      <form className="reception-form" onSubmit={(event) => void enter(event)}>
        <p className="small">{say.hint}</p>
        <PaperFields form={form} errors={errors} view={view} onChange={(part) => setForm({ ...form, ...part })} />
        <div className="reception-sum" role="status">
          {sum ? <p>{say.sum(sum.first, sum.last, sum.waiting, sum.served)}</p> : null}
          {sum && !body && <p>{say.servedWhere}</p>}
          {isSent && desk.news && <Notice kind={desk.news.kind} title={desk.news.text} />}
        </div>
        <div className="dialog-actions">
          <Button icon="close" hotkey="Esc" onPress={onClose}>
            {words.common.cancel}
          </Button>
          <Button
            type="submit"
            variant="action"
            icon="check"
            hotkey="Enter"
            isDisabled={!body}
            isPending={desk.isPending}
          >
            {say.enter}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const EXAMPLES = { time: '9:05', numbers: '501-503, 507' }

type PaperFieldsProps = {
  form: PaperForm
  errors: PaperErrors
  view: ReceptionView
  onChange: (part: Partial<PaperForm>) => void
}

/** A service brings the number of its first card that is not used yet. */
function PaperFields({ form, errors, view, onChange }: PaperFieldsProps): ReactNode {
  const words = useWords()
  const named = useNamed()
  const { paper: say } = words.reception
  const field = (name: Exclude<keyof PaperForm, 'serviceId' | 'servedCounter'>, isNumber = false) => (
    <Field
      label={say[name]}
      value={form[name]}
      onChange={(value) => onChange({ [name]: value })}
      error={errors[name] ?? null}
      inputMode={isNumber ? 'numeric' : 'text'}
      placeholder={name.endsWith('At') ? EXAMPLES.time : isNumber ? '' : EXAMPLES.numbers}
    />
  )
  return (
    <>
      <Select
        label={say.service}
        options={view.services.map((one) => ({ id: one.id, text: `${one.letter} · ${named(one)}` }))}
        value={form.serviceId}
        autoFocus={form.serviceId === null}
        onChange={(serviceId) => {
          const card = view.services.find(({ id }) => id === serviceId)?.nextCard
          onChange({ serviceId, from: card == null ? '' : String(card), to: '' })
        }}
      />
      <div className="reception-fields">
        {field('from', true)}
        {field('to', true)}
        {field('firstAt')}
        {field('lastAt')}
      </div>
      <div className="reception-fields">
        {field('served')}
        <Select
          label={say.servedCounter}
          options={view.counters.map(({ id, number }) => ({ id, text: words.common.counter(number) }))}
          value={form.servedCounter}
          onChange={(servedCounter) => onChange({ servedCounter })}
        />
        {field('servedAt')}
      </div>
      <div className="reception-fields">
        {field('priority')}
        {field('unused')}
      </div>
    </>
  )
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { useWords } from '../../ui/language.tsx'
import type { SetUpProps } from './FirstStart.tsx'

const DEMO = 'demo'
const PIN = /^\d{4,12}$/

/** This machine keeps the data of its centre: name, preset, who sets up the rest, where the data lie. */
export function BeCentre({ shell, status, onBack }: SetUpProps & { onBack: () => void }): ReactNode {
  const { setUp: words } = useWords()
  const form = useBeCentre(status.setUp.folder)
  const { fields, set, isDemo, isComplete } = form
  const { fault } = status.setUp
  return (
    <main className="set-up">
      <h1>{words.centreTitle}</h1>
      <form
        className="set-up-fields"
        onSubmit={(event) => {
          event.preventDefault()
          if (isComplete) void form.send((request) => shell.setUp(request))
        }}
      >
        <div className="set-up-cell">
          <Select
            label={words.preset}
            options={[...status.setUp.presets, DEMO].map((id) => ({ id, text: words.presets[id] ?? id }))}
            value={fields.preset}
            onChange={set('preset')}
          />
          <p className="small">{words.presetHint}</p>
        </div>
        <div className="set-up-cell">
          <Field label={words.folder} value={fields.data} onChange={set('data')} maxLength={240} />
          <p className="small">{words.folderHint}</p>
        </div>
        {!isDemo && <WhoFields fields={fields} set={set} />}
        <div className="set-up-house" role="group" aria-label={words.house}>
          <p>{words.house}</p>
          <Button aria-pressed={fields.house === 'yes'} onPress={() => set('house')('yes')}>
            {words.houseYes}
          </Button>
          <Button aria-pressed={fields.house === 'no'} onPress={() => set('house')('no')}>
            {words.houseNo}
          </Button>
        </div>
        {fault && <Notice kind="stop" title={words.faults[fault]} live />}
        <div className="set-up-acts">
          <Button icon="back" onPress={onBack}>
            {words.back}
          </Button>
          <Button type="submit" variant="action" icon="forward" isDisabled={!isComplete} isPending={form.isSending}>
            {form.isSending ? words.beginning : words.begin}
          </Button>
        </div>
      </form>
    </main>
  )
}

type WhoProps = Pick<ReturnType<typeof useBeCentre>, 'fields' | 'set'>

/** What the centre is called, and who sets up the rest. */
function WhoFields({ fields, set }: WhoProps): ReactNode {
  const { setUp: words } = useWords()
  const { name, officer, pin, again } = fields
  const digits = { type: 'password', inputMode: 'numeric', maxLength: 12 } as const
  const differs = again.length >= pin.length && again !== pin
  return (
    <>
      <Field label={words.name} value={name} onChange={set('name')} maxLength={120} />
      <Field label={words.officer} value={officer} onChange={set('officer')} maxLength={120} />
      <Field label={words.pin} value={pin} onChange={set('pin')} {...digits} />
      <Field
        label={words.pinAgain}
        value={again}
        onChange={set('again')}
        error={differs ? words.pinDiffers : null}
        {...digits}
      />
    </>
  )
}

type SetUp = SetUpProps['shell']['setUp']

function useBeCentre(folder: string) {
  const [fields, setFields] = useState({
    name: '',
    officer: '',
    pin: '',
    again: '',
    data: folder,
    preset: 'trung-thanh',
    house: 'yes',
  })
  const [isSending, setSending] = useState(false)
  const { name, officer, pin, again, data, preset, house } = fields
  const isDemo = preset === DEMO
  const isPerson = name.trim() !== '' && officer.trim() !== '' && PIN.test(pin) && pin === again
  return {
    fields,
    isDemo,
    isSending,
    isComplete: data.trim() !== '' && (isDemo || isPerson),
    set: (field: keyof typeof fields) => (value: string) => setFields((now) => ({ ...now, [field]: value })),
    async send(setUp: SetUp): Promise<void> {
      setSending(true)
      // The demonstration has a name, people and PINs of its own.
      const who = isDemo ? { name: '-', officer: '-', pin: '0000', preset: null } : { name, officer, pin, preset }
      await setUp({ do: 'be-centre', data: data.trim(), house: house === 'yes', ...who }).catch(() => {})
      setSending(false)
    },
  }
}

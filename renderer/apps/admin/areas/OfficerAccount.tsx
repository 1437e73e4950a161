import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import { usePage } from '../../../client/page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { OfficerPicture } from '../picture/OfficerPicture.tsx'

type AccountProps = { officer: ConfigurationView['officers'][number] }
type Told = { kind: 'good' | 'stop'; words: string }

/** The account of a person: a new PIN, and the lock after wrong ones lifted. */
export function OfficerAccount({ officer }: AccountProps): ReactNode {
  const { api } = usePage()
  const words = useWords().admin
  const [isSetting, setSetting] = useState(false)
  const [told, setTold] = useState<Told | null>(null)

  async function unlock(): Promise<void> {
    const outcome = await api.press('unlockOfficer', { params: { officerId: officer.id }, body: {} })
    setTold(outcome.ok ? { kind: 'good', words: words.pin.unlocked } : { kind: 'stop', words: outcome.message })
  }
  return (
    <>
      {!officer.hasPin && <Notice kind="care" title={words.noPin} icon="lock" />}
      {told && <Notice kind={told.kind} title={told.words} live />}
      <div className="admin-row">
        <Button icon="lock" onPress={() => setSetting(true)}>
          {words.pin.set}
        </Button>
        {officer.lockedUntil !== null && <Button onPress={() => void unlock()}>{words.pin.unlock}</Button>}
      </div>
      <OfficerPicture officer={officer} />
      {isSetting && (
        <PinDialog
          officer={officer}
          onClose={() => setSetting(false)}
          onSaved={() => {
            setSetting(false)
            setTold({ kind: 'good', words: words.pin.saved })
          }}
        />
      )}
    </>
  )
}

const RANDOM_DIGITS = 6

type PinDialogProps = AccountProps & { onClose: () => void; onSaved: () => void }

function PinDialog({ officer, onClose, onSaved }: PinDialogProps): ReactNode {
  const { api, platform } = usePage()
  const { admin: words, common } = useWords()
  const [pin, setPin] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)

  function makeRandom(): void {
    // From a UUID of the browser's own random source: a PIN is a secret.
    const random = Number.parseInt(platform.newKey().slice(0, 8), 16)
    setPin(String(random % 10 ** RANDOM_DIGITS).padStart(RANDOM_DIGITS, '0'))
  }
  async function save(): Promise<void> {
    if (!/^\d{4,12}$/.test(pin)) return setFault(words.pin.bad)
    setSaving(true)
    const outcome = await api.call('setOfficerPin', { params: { officerId: officer.id }, body: { pin } })
    setSaving(false)
    return outcome.ok ? onSaved() : setFault(outcome.code === 'NO_ANSWER' ? words.change.noAnswer : outcome.message)
  }
  return (
    <Dialog
      title={words.pin.title(officer.name)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="action" isPending={isSaving} onPress={() => void save()}>
            {words.pin.save}
          </Button>
        </>
      }
    >
      <Field
        label={words.pin.label}
        value={pin}
        inputMode="numeric"
        maxLength={12}
        autoFocus
        error={fault}
        onChange={(typed) => {
          setFault(null)
          setPin(typed)
        }}
      />
      <Button icon="refresh" onPress={makeRandom}>
        {words.pin.random}
      </Button>
      <p className="small">{words.pin.hint}</p>
    </Dialog>
  )
}

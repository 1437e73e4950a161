import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ContactView } from '../../../../shared/api/agency-views.ts'
import { CONTACT_RANKS } from '../../../../shared/domain/agencies/agency-work.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'
import type { Agencies } from './ContactsPanel.tsx'
import { FormDialog } from './FormDialog.tsx'

type ContactFormProps = { agencies: Agencies; contact: ContactView | null; onDone: () => void; onClose: () => void }

const NEW = { rank: 'main' as const, name: '', position: '', phone: '' }
const PHONE = /^[0-9+][0-9 .]{6,19}$/

/** Somebody to call: a new one, or what has changed about one. */
export function ContactForm({ agencies, contact, onDone, onClose }: ContactFormProps): ReactNode {
  const { agencies: words } = useWords()
  const text = words.desk
  const before = contact ?? { ...NEW, agencyId: agencies[0]?.id ?? '' }
  const [agencyId, setAgency] = useState(before.agencyId)
  const [rank, setRank] = useState(before.rank)
  const [name, setName] = useState(before.name ?? '')
  const [position, setPosition] = useState(before.position)
  const [phone, setPhone] = useState(before.phone)
  const { isPending, problem, press } = useManagerPress(onDone)
  const isPhone = PHONE.test(phone.trim())
  const body = {
    ...{ agencyId, rank, name: name.trim(), position: position.trim(), phone: phone.trim() },
    ...(contact ? { contactId: contact.id } : {}),
  }
  return (
    <FormDialog
      title={text.contact}
      isReady={name.trim() !== '' && isPhone && agencyId !== ''}
      {...{ isPending, problem, onClose }}
      onSave={() => void press((api) => api.press('keepContact', { body }))}
    >
      <Select
        label={text.agency}
        options={agencies.map(({ id, name: one }) => ({ id, text: one }))}
        value={agencyId}
        onChange={setAgency}
      />
      <Select
        label={text.rank}
        options={CONTACT_RANKS.map((id) => ({ id, text: words.ranks[id] }))}
        value={rank}
        onChange={(id) => setRank(id === 'reserve' ? 'reserve' : 'main')}
      />
      <Field label={text.name} value={name} maxLength={120} autoFocus onChange={setName} />
      <Field label={text.position} value={position} maxLength={120} onChange={setPosition} />
      <Field
        label={text.phone}
        value={phone}
        maxLength={20}
        error={phone.trim() !== '' && !isPhone ? text.badPhone : null}
        onChange={setPhone}
      />
    </FormDialog>
  )
}

import type { ReactNode } from 'react'
import type { ContactView } from '../../../../shared/api/agency-views.ts'
import { CONTACT_RANKS } from '../../../../shared/domain/agencies/agency-work.ts'
import { useKept } from '../../../features/unsaved/use-unsaved.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'
import type { Agencies } from './ContactsPanel.tsx'
import { FormDialog } from './FormDialog.tsx'

type ContactFormProps = { agencies: Agencies; contact: ContactView | null; onDone: () => void; onClose: () => void }

type Draft = Pick<ContactView, 'agencyId' | 'rank' | 'position' | 'phone'> & { readonly name: string }

const NEW = { rank: 'main' as const, name: '', position: '', phone: '' }

function draftOf(contact: ContactView | null, agencies: Agencies): Draft {
  if (!contact) return { ...NEW, agencyId: agencies[0]?.id ?? '' }
  const { agencyId, rank, name, position, phone } = contact
  return { agencyId, rank, name: name ?? '', position, phone }
}

const PHONE = /^[0-9+][0-9 .]{6,19}$/

/** Somebody to call: a new one, or what has changed about one. */
export function ContactForm({ agencies, contact, onDone, onClose }: ContactFormProps): ReactNode {
  const { agencies: words } = useWords()
  const text = words.desk
  const [draft, keep, forget] = useKept(`contact ${contact?.id ?? ''}`, draftOf(contact, agencies), text.contact)
  const { agencyId, rank, name, position, phone } = draft
  const set = (part: Partial<Draft>): void => keep((before) => ({ ...before, ...part }))
  const { isPending, problem, press } = useManagerPress(forget, onDone)
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
        onChange={(id) => set({ agencyId: id })}
      />
      <Select
        label={text.rank}
        options={CONTACT_RANKS.map((id) => ({ id, text: words.ranks[id] }))}
        value={rank}
        onChange={(id) => set({ rank: id === 'reserve' ? 'reserve' : 'main' })}
      />
      <Field label={text.name} value={name} maxLength={120} autoFocus onChange={(typed) => set({ name: typed })} />
      <Field label={text.position} value={position} maxLength={120} onChange={(typed) => set({ position: typed })} />
      <Field
        label={text.phone}
        value={phone}
        maxLength={20}
        error={phone.trim() !== '' && !isPhone ? text.badPhone : null}
        onChange={(typed) => set({ phone: typed })}
      />
    </FormDialog>
  )
}

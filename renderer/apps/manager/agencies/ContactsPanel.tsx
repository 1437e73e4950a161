import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ContactView } from '../../../../shared/api/agency-views.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'
import { ContactForm } from './ContactForm.tsx'
import { EndDialog } from './EndDialog.tsx'

export type Agencies = readonly { id: string; name: string }[]
type Open = { what: 'form'; contact: ContactView | null } | { what: 'end'; contact: ContactView }

/** Whom desks call at the agencies, main ones before reserves (TQ-7.3). */
export function ContactsPanel({ agencies }: { agencies: Agencies }): ReactNode {
  const { ranks, desk: text } = useWords().agencies
  const [open, setOpen] = useState<Open | null>(null)
  const { view, refresh } = useLiveView('listContacts', {}, { interestedIn: ['contact.kept', 'contact.ended'] })
  const close = (): void => setOpen(null)
  const done = (): void => {
    close()
    refresh()
  }
  return (
    <section className="panel" aria-labelledby="contacts-title">
      <div className="agencies-head">
        <div>
          <h2 id="contacts-title">{text.contacts}</h2>
          <p className="small">{text.contactsHint}</p>
        </div>
        <Button icon="person" onPress={() => setOpen({ what: 'form', contact: null })}>
          {text.addContact}
        </Button>
      </div>
      {view?.contacts.length === 0 && <p>{text.contactsNone}</p>}
      <ul className="agencies-list">
        {view?.contacts.map((contact) => (
          <li key={contact.id} data-contact={contact.id}>
            <span className="agencies-who">
              <strong>{contact.name}</strong>
              <span className="small">{contact.position}</span>
            </span>
            <span className="agencies-about">
              {contact.agency}
              <span className="small">{`${ranks[contact.rank]} · ${contact.phone}`}</span>
            </span>
            <span className="agencies-do">
              <Button variant="quiet" onPress={() => setOpen({ what: 'form', contact })}>
                {text.change}
              </Button>
              <Button variant="quiet" onPress={() => setOpen({ what: 'end', contact })}>
                {text.end}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {open?.what === 'form' && (
        <ContactForm agencies={agencies} contact={open.contact} onDone={done} onClose={close} />
      )}
      {open?.what === 'end' && (
        <EndDialog
          title={text.endContact(open.contact.name ?? '')}
          send={(api) => api.press('endContact', { params: { contactId: open.contact.id }, body: {} })}
          onDone={done}
          onClose={close}
        />
      )}
    </section>
  )
}

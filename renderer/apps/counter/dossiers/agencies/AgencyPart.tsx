import { useEffect } from 'react'
import type { ReactNode } from 'react'
import type { AgencyDeskView, ContactView } from '../../../../../shared/api/agency-views.ts'
import { CO_CHECKS, isCheckedTogether } from '../../../../../shared/domain/agencies/agency-work.ts'
import type { CoCheckHow } from '../../../../../shared/domain/agencies/agency-work.ts'
import { usePage } from '../../../../client/page.tsx'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Field } from '../../../../ui/Field.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'
import { Segments } from '../Segments.tsx'
import type { CoCheckDraft, VisitDraft } from '../receive/draft.ts'
import type { Patch } from '../receive/use-reception.ts'
import { CallPanel, openCall } from './CallPanel.tsx'
import { AGENCY_EVENTS } from './use-agency-work.ts'

/** Letters of the words: cÓ mặt, Điện thoại. */
const KEYS = { present: 'Alt+O', phone: 'Alt+D' } as const
const ENDS = { present: 'came', phone: 'by-phone', 'not-reached': 'not-coming' } as const
const NOBODY = 'nobody'
const OTHER = '-'

export type AgencyPartProps = {
  procedureId: string
  visit: VisitDraft
  patch: Patch
  ticketId: string | null
  isLost: boolean
  isActive: boolean
  /** Whether somebody of the agency has to be named before this dossier is taken. */
  onNeed: (isNeeded: boolean) => void
}

/**
 * What some houses ask beside the papers: who of the competent agency checked them too (TQ-7.2), with the call to him
 * (TQ-7.3, TQ-10.2), and why a dossier was not filed online (TQ-6.11). Nothing where the house asks for neither.
 */
export function AgencyPart(props: AgencyPartProps): ReactNode {
  const { procedureId, visit, patch, onNeed } = props
  const { agencies: words } = useWords()
  const { view, now, refresh } = useLiveView(
    'getAgencyDesk',
    { procedureId },
    { interestedIn: [...AGENCY_EVENTS, 'contact.kept', 'contact.ended', 'config.changed'] },
  )
  const isChecked = isCheckedTogether(visit.channel)
  const isNeeded = isChecked && view?.coCheck === 'required'
  useEffect(() => onNeed(isNeeded), [onNeed, isNeeded])
  const asksCheck = isChecked && view !== null && view.coCheck !== null
  const asksWhy = visit.channel !== 'online' && view !== null && view.offline.length > 0
  if (!view || (!asksCheck && !asksWhy)) return null
  const title = asksCheck ? words.part : words.filing
  return (
    <section className="counter-panel dossiers-part" data-part="agency" aria-label={title}>
      <div className="dossiers-part-title">
        <h2>{title}</h2>
      </div>
      {asksCheck && <CoCheck {...props} desk={view} now={now} onCalled={refresh} />}
      {asksWhy && <WhyOffline visit={visit} patch={patch} desk={view} />}
    </section>
  )
}

type CoCheckProps = AgencyPartProps & { desk: AgencyDeskView; now: number; onCalled: () => void }

/** One key says how; who is the one that was called, else the main one. */
function CoCheck({ visit, patch, desk, now, ticketId, isLost, isActive, onCalled }: CoCheckProps): ReactNode {
  const { agencies: words } = useWords()
  const { coCheck } = visit.now
  const set = (next: Partial<CoCheckDraft>): void =>
    patch((before) => ({
      ...before,
      now: { ...before.now, coCheck: { ...before.now.coCheck, ...next, agency: before.now.procedure?.agency ?? '' } },
    }))
  const { api } = usePage()
  const open = openCall(desk)
  /** How he checked says how the call to him ended, too: one key for both. */
  const choose = (how: CoCheckHow | null): void => {
    const isNew = open !== null || (coCheck.contactId === null && coCheck.name === '')
    set({ how, ...(isNew ? { contactId: usualContact(desk) } : {}) })
    if (how === null || open === null || isLost) return
    const end = { params: { callId: open.id }, body: { outcome: ENDS[how] } }
    void api.press('endAgencyCall', end).then(onCalled)
  }
  useHotkeys({ [KEYS.present]: () => choose('present'), [KEYS.phone]: () => choose('phone') }, isActive)
  const hows = CO_CHECKS.filter((how) => how !== 'not-reached' || desk.call !== null)
  const options = [
    ...(desk.coCheck === 'asked' ? [{ id: NOBODY, text: words.nobody }] : []),
    ...hows.map((how) => ({ id: how, text: keyed(words.coChecks[how], how) })),
  ]
  const isNamed = coCheck.how === 'present' || coCheck.how === 'phone'
  return (
    <>
      <div className="dossiers-row">
        <Segments
          label={words.coCheck(desk.agency)}
          value={coCheck.how ?? (desk.coCheck === 'asked' ? NOBODY : '')}
          options={options}
          onChange={(id) => choose(id === NOBODY || id === '' ? null : (id as CoCheckHow))}
        />
        {isNamed && desk.contacts.length > 0 && (
          <Select
            label={words.who}
            options={[...desk.contacts.map(contactOption), { id: OTHER, text: words.other }]}
            value={coCheck.contactId ?? OTHER}
            onChange={(id) => set({ contactId: id === OTHER ? null : id })}
          />
        )}
        {isNamed && coCheck.contactId === null && (
          <Field label={words.otherName} value={coCheck.name} maxLength={120} onChange={(name) => set({ name })} />
        )}
      </div>
      <CallPanel {...{ desk, now, ticketId, isLost, isActive, onCalled }} />
    </>
  )
}

/** The key stands with the word: no line of its own for two letters. */
const keyed = (text: string, how: CoCheckHow): string =>
  how in KEYS ? `${text} (${KEYS[how as keyof typeof KEYS]})` : text

const contactOption = ({ id, name }: ContactView): { id: string; text: string } => ({ id, text: name ?? '' })

/** Who was called last, else the main one; null: none is kept, a name is typed. */
const usualContact = ({ call, contacts }: AgencyDeskView): string | null =>
  contacts.find(({ id }) => id === call?.contact?.id)?.id ?? contacts[0]?.id ?? null

/** The first reason of the house's list stands until another one is chosen: it costs nothing. */
function WhyOffline({
  visit,
  patch,
  desk,
}: Pick<AgencyPartProps, 'visit' | 'patch'> & { desk: AgencyDeskView }): ReactNode {
  const { agencies: words } = useWords()
  const [language] = useLanguage()
  const options = desk.offline.map(({ code, text, textEn }) => ({
    id: code,
    text: language === 'en' && textEn ? textEn : text,
  }))
  const known = options.some(({ id }) => id === visit.offline) ? visit.offline : null
  return (
    <Segments
      label={words.offline}
      value={known ?? options[0]?.id ?? ''}
      options={options}
      onChange={(offline) => patch((before) => ({ ...before, offline }))}
    />
  )
}

import { useEffect } from 'react'
import type { ReactNode } from 'react'
import type { PhoneTicketView } from '../../../shared/api/views.ts'
import { dayMonthYear, hourMinute } from '../../../shared/i18n/format.ts'
import { named } from '../../../shared/i18n/named.ts'
import { usePage } from '../../client/page.tsx'
import type { RatingOutcome } from '../../features/rating-form/RatingForm.tsx'
import { ratingBody } from '../../features/rating-form/levels.ts'
import type { Rating } from '../../features/rating-form/levels.ts'
import { NameStrip } from '../../ui/NameStrip.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { DossierApp } from './DossierApp.tsx'
import { PhoneFoot } from './PhoneFoot.tsx'
import { RatingOnce } from './RatingOnce.tsx'
import { TicketState } from './TicketState.tsx'
import { WhatToBring } from './WhatToBring.tsx'
import { usePhoneTicket, useSecret } from './use-phone-ticket.ts'
import './phone.css'

const DOSSIER = /^hs=(.+)$/

/** What stands behind a QR code of ours: the citizen's own number, or a dossier. */
export function PhoneApp(): ReactNode {
  const secret = useSecret()
  const code = DOSSIER.exec(secret)?.[1]
  return code === undefined ? <TicketApp secret={secret} /> : <DossierApp key={code} code={code} />
}

/** The citizen's own number, behind the QR code on the ticket. */
function TicketApp({ secret }: { secret: string }): ReactNode {
  const words = useWords()
  const { view, problem } = usePhoneTicket(secret)
  useTitle(view)
  return (
    <div className="phone">
      <NameStrip centre={view?.centre ?? null} now={null} />
      <main className="phone-main">
        {problem === 'lost' && <Notice kind="care" icon="unlinked" title={words.common.lost} live />}
        {problem === 'unknown' && (
          <Notice
            kind="care"
            title={
              <span role="heading" aria-level={1}>
                {words.phone.unknown}
              </span>
            }
            live
          >
            <p>{words.phone.unknownHint}</p>
          </Notice>
        )}
        {view === null && problem === null && <p role="status">{words.common.connecting}</p>}
        {view && <Ticket view={view} />}
      </main>
      <PhoneFoot updatedAt={view?.now ?? null} />
    </div>
  )
}

function Ticket({ view }: { view: PhoneTicketView }): ReactNode {
  const { api } = usePage()
  const words = useWords()
  const [language] = useLanguage()
  const { ticket, ratingToken, levels, reasons, process, followUp } = view

  async function rate(token: string, rating: Rating): Promise<RatingOutcome> {
    const outcome = await api.press('rateService', { body: ratingBody(token, rating) })
    if (outcome.ok) return 'sent'
    return outcome.code === 'RATING_ALREADY_GIVEN' ? 'already' : 'failed'
  }
  return (
    <>
      <TicketState ticket={ticket} hall={view.hall ?? null} />
      {ticket.state === 'waiting' && <WhatToBring serviceId={ticket.serviceId} />}
      <RatingOnce
        token={ratingToken}
        scale={levels}
        reasons={reasons}
        process={process}
        followUp={followUp}
        onRate={rate}
      />
      <p className="small">
        {named({ name: ticket.serviceName, nameEn: ticket.serviceNameEn }, language)}
        <br />
        {words.phone.takenAt(hourMinute(ticket.issuedAt, language), dayMonthYear(ticket.issuedAt))}
      </p>
    </>
  )
}

/** The tab says where to go, for who looks at another one. */
function useTitle(view: PhoneTicketView | null): void {
  const words = useWords()
  const counter = view?.ticket.state === 'called' ? view.ticket.counterNumber : null
  useEffect(() => {
    document.title = counter === null ? words.phone.title : words.phone.goTo(counter)
  }, [words, counter])
}

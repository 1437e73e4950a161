import type { ReactNode } from 'react'
import type { DossierParty, DossierView } from '../../../../../shared/api/dossier-views.ts'
import { pressing } from '../../../../../shared/domain/dossier/pressing.ts'
import { dong, formatDate, hourMinute, weekdayDate } from '../../../../../shared/i18n/format.ts'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { COUNTS } from '../receive/draft.ts'
import { OtherClocks } from './OtherClocks.tsx'
import { StandingMark } from './StandingMark.tsx'

/** What a dossier is: whose, about what, until when, with which payments. */
export function DossierFacts({ dossier, now }: { dossier: DossierView; now: number }): ReactNode {
  const { dossiers: words, agencies } = useWords()
  const [language] = useLanguage()
  const { what, at, standing } = pressing(dossier, now)
  const isBad = standing === 'late'
  const moment = (ms: number): string => `${hourMinute(ms, language)}, ${weekdayDate(ms, language)}`
  return (
    <dl className="dossiers-facts">
      <Fact name={words.parts.procedure}>
        <strong>{dossier.procedure}</strong>
        <span className="small">{dossier.agency}</span>
      </Fact>
      <Fact name={words.due}>
        <strong data-bad={isBad || undefined}>{moment(dossier.dueAt)}</strong>
        {what !== 'due' && what !== 'late' && <span className="small">{words.pressing[what](moment(at))}</span>}
        {dossier.state === 'supplement' && <span className="dossiers-care">{words.standsStill}</span>}
        <StandingMark standing={standing} />
        <OtherClocks dossier={dossier} now={now} moment={moment} />
      </Fact>
      {dossier.parties.map((party) => (
        <Fact key={party.role} name={words.roles[party.role]}>
          <strong>{party.name ?? words.erased}</strong>
          <span className="small">{partyLine(party)}</span>
        </Fact>
      ))}
      <Fact name={words.how}>
        <strong>{words.hows[dossier.delivery.how]}</strong>
        {dossier.delivery.where?.text && <span className="small">{dossier.delivery.where.text}</span>}
        {dossier.shelf && <span>{words.onShelf(dossier.shelf)}</span>}
      </Fact>
      {dossier.fees.length > 0 && (
        <Fact name={words.fees}>
          {dossier.fees.map((fee) => (
            <span key={fee.no} data-bad={(fee.paidAt === null && fee.taken > 0) || undefined}>
              {`${fee.name || words.feeKinds[fee.kind]} ${dong(fee.taken)}: ${feeState(fee, words)}`}
            </span>
          ))}
        </Fact>
      )}
      {(dossier.coCheck || dossier.offline !== null) && (
        <Fact name={agencies.part}>
          {dossier.coCheck && <strong>{coCheckWords(dossier.coCheck, agencies, words.erased)}</strong>}
          {dossier.offline !== null && <span className="small">{agencies.offlineOf(dossier.offline)}</span>}
        </Fact>
      )}
      {dossier.note?.text && <Fact name={words.note}>{dossier.note.text}</Fact>}
    </dl>
  )
}

/** Who of the agency checked too, and how (TQ-7.2). */
const coCheckWords = (
  { how, by }: NonNullable<DossierView['coCheck']>,
  words: ReturnType<typeof useWords>['agencies'],
  erased: string,
): string => [words.coChecks[how], by && (by.text ?? erased)].filter(Boolean).join(': ')

type FeeOf = DossierView['fees'][number]
type Say = ReturnType<typeof useWords>['dossiers']

function feeState({ exempt, taken, paidAt, refundedAt }: FeeOf, words: Say): string {
  const why = exempt ? words.exemptions[exempt] : null
  if (taken === 0) return why ?? words.paid
  const state = refundedAt !== null ? words.refundedFee : paidAt === null ? words.unpaid : words.paid
  return why === null ? state : `${state} (${why})`
}

/** The check-list as it was decided. */
export function DossierPapers({ dossier }: { dossier: DossierView }): ReactNode {
  const { dossiers: words } = useWords()
  return (
    <div className="dossiers-slips">
      <h2>{words.parts.papers}</h2>
      <ol className="dossiers-papers">
        {dossier.components.map((component) => (
          <li key={component.no}>
            {component.name ?? words.erased} <strong>{countsOf(component, words)}</strong>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const partyLine = ({ identity, birthDate, phone, email, address, paper }: DossierParty): string =>
  [identity, birthDate && formatDate(birthDate), phone, email, address, paper].filter(Boolean).join(' · ')

type Component = DossierView['components'][number]

function countsOf(component: Component, words: ReturnType<typeof useWords>['dossiers']): string {
  const counts = COUNTS.filter((kind) => component[kind] > 0).map((kind) =>
    `${component[kind]} ${words.counts[kind].toLowerCase()}`.replaceAll(' ', '\u00a0'),
  )
  return [...counts, ...(component.mark ? [words.sayings[component.mark]] : []), component.ground ?? '']
    .filter(Boolean)
    .join(', ')
}

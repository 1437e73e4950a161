import type { ReactNode } from 'react'
import { Field } from '../../../../ui/Field.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { Segments, segmentsOf } from '../Segments.tsx'
import { doubtOf, partyProblems } from './body.ts'
import type { PartyDraft } from './draft.ts'
import type { WhichParty } from './use-reception.ts'

export type PartyFieldsProps = {
  which: WhichParty
  party: PartyDraft
  onChange: (party: PartyDraft) => void
  autoFocus?: boolean
}

/** Who somebody is, as the forms name it (forms.md §2, lines 6 to 10). A card scanned while in here fills these fields. */
export function PartyFields({ which, party, onChange, autoFocus = false }: PartyFieldsProps): ReactNode {
  const { dossiers: words, dossierDesk } = useWords()
  const wrong = new Set(partyProblems(party))
  const doubt = doubtOf(party)
  const isPerson = party.kind === 'person'
  const field = (key: Exclude<keyof PartyDraft, 'kind'>, label: string, more: object = {}): ReactNode => (
    <div className={`dossiers-field dossiers-field-${key}`}>
      <Field
        label={label}
        value={party[key]}
        onChange={(value) => onChange({ ...party, [key]: value })}
        error={key !== 'name' && wrong.has(key as never) ? words.problems[key as 'phone']() : null}
        {...more}
      />
    </div>
  )
  return (
    <div className="dossiers-party" data-party={which}>
      {field('name', isPerson ? words.name : words.organisationName, { maxLength: 200, autoFocus })}
      {field('identity', isPerson ? words.identity : words.organisationIdentity, {
        maxLength: 20,
        doubt: doubt && !wrong.has('identity') ? dossierDesk.doubts[doubt] : null,
      })}
      {isPerson && field('birth', words.birth, { maxLength: 10 })}
      {field('phone', words.phone, { maxLength: 15, inputMode: 'numeric' })}
      {field('address', words.address, { maxLength: 300 })}
      {field('email', words.email, { maxLength: 100 })}
      {which === 'principal' && field('paper', words.principalPaper, { maxLength: 300 })}
      <Segments
        label={words.kind}
        value={party.kind}
        options={segmentsOf(words.kinds)}
        onChange={(kind) => onChange({ ...party, kind })}
      />
    </div>
  )
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Field } from '../../../../ui/Field.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { segmentsOf } from '../Segments.tsx'
import { applicantOf, partyProblems } from './body.ts'
import type { LeftRefusal } from './left-words.ts'
import type { Reception } from './use-reception.ts'

const NOWHERE = '-'

/** Not received, in writing and with its reason (KT-8.1); what another agency is competent for is directed there (KT-7.2d). */
export function RefusalDialog({ reception, onClose }: { reception: Reception; onClose: () => void }): ReactNode {
  const { dossiers: words } = useWords()
  const { visit, send, patch } = reception
  const left = visit.now.leftRefusal
  const [cause, setCause] = useState<LeftRefusal['cause']>(
    left?.cause ?? (visit.now.procedure ? 'invalid' : 'out-of-scope'),
  )
  const [said, setSaid] = useState(left?.words ?? '')
  const [subject, setSubject] = useState(left?.subject ?? '')
  const [agencyId, setAgencyId] = useState(NOWHERE)
  const problem = partyProblems(applicantOf(visit)).length > 0 ? words.needPerson : null
  const needsSubject = visit.now.procedure === null
  const isReady = problem === null && said.trim() !== '' && (!needsSubject || subject.trim() !== '')

  function submit(): void {
    if (!isReady) return
    reception.refuse({
      cause,
      words: said.trim(),
      ...(needsSubject ? { subject: subject.trim() } : {}),
      ...(agencyId === NOWHERE || cause !== 'out-of-scope' ? {} : { redirectTo: agencyId }),
    })
  }
  function leave(): void {
    const kept = said.trim() === '' && subject.trim() === '' ? null : { cause, words: said, subject }
    patch((before) => ({ ...before, now: { ...before.now, leftRefusal: kept } }))
    onClose()
  }
  return (
    <SlipDialog
      title={words.refusalTitle}
      hint={problem}
      isBad
      isReady={isReady}
      send={send}
      onSubmit={submit}
      onClose={leave}
    >
      <Select
        label={words.cause}
        options={segmentsOf(words.causes)}
        value={cause}
        onChange={(id) => setCause(id as LeftRefusal['cause'])}
      />
      {needsSubject && <Field label={words.subject} value={subject} maxLength={300} onChange={setSubject} />}
      <Field label={words.refusalWords} value={said} rows={3} maxLength={2_000} autoFocus onChange={setSaid} />
      {cause === 'out-of-scope' && <Redirect agencyId={agencyId} onChange={setAgencyId} />}
    </SlipDialog>
  )
}

/** The agency that is competent, and the place that the slip names (KT-7.2d). */
function Redirect({ agencyId, onChange }: { agencyId: string; onChange: (agencyId: string) => void }): ReactNode {
  const { dossiers: words, dossierDesk } = useWords()
  const agencies = useLiveView('listAgencies', {}, { interestedIn: ['config.changed'] }).view?.agencies ?? []
  const to = agencies.find(({ id }) => id === agencyId)
  return (
    <>
      <Select
        label={words.redirectTo}
        options={[{ id: NOWHERE, text: words.noRedirect }, ...agencies.map(({ id, name }) => ({ id, text: name }))]}
        value={agencyId}
        onChange={onChange}
      />
      {to && (
        <p className={to.address ? 'small' : 'dossiers-care'}>
          {to.address
            ? dossierDesk.printedPlace([to.name, to.address, to.phone].filter(Boolean).join(', '))
            : dossierDesk.noPlace}
        </p>
      )}
    </>
  )
}

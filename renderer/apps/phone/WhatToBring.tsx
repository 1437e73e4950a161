import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { ProcedureLine, ProcedureView } from '../../../shared/api/find-views.ts'
import { usePage } from '../../client/page.tsx'
import { feeLines } from '../../features/procedure/fee-lines.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/language.tsx'

const SHOWN = 6
const TYPED_FOR_MS = 400

/** The papers of the procedures behind the ticket's service (TT-8.1: public), for who still has time to fetch one. */
export function WhatToBring({ serviceId }: { serviceId: string }): ReactNode {
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  const [chosen, choose] = useState<ProcedureView | null>(null)
  if (!isOpen)
    return (
      <Button icon="paper" className="phone-bring-open" onPress={() => setOpen(true)}>
        {words.phone.bring}
      </Button>
    )
  return (
    <section className="phone-bring" aria-label={words.phone.bring}>
      <h2>{words.phone.bring}</h2>
      {chosen ? (
        <Papers procedure={chosen} onBack={() => choose(null)} />
      ) : (
        <Procedures serviceId={serviceId} onChoose={choose} />
      )}
    </section>
  )
}

type Found = { procedures: ProcedureLine[]; total: number } | 'lost' | null

function Procedures({ serviceId, onChoose }: { serviceId: string; onChoose: (one: ProcedureView) => void }): ReactNode {
  const { api } = usePage()
  const words = useWords()
  const [typed, setTyped] = useState('')
  const [isLost, setLost] = useState(false)
  const found = useProcedures(serviceId, typed)

  async function open(procedureId: string): Promise<void> {
    const outcome = await api.press('getProcedure', { params: { procedureId } })
    setLost(!outcome.ok)
    if (outcome.ok) onChoose(outcome.value.procedure)
  }
  const procedures = found === 'lost' ? [] : (found?.procedures ?? [])
  const more = found === 'lost' || found === null ? 0 : found.total - procedures.length
  return (
    <>
      <p className="small">{words.phone.bringHint}</p>
      <Field label={words.phone.bringSearch} value={typed} onChange={setTyped} type="search" maxLength={100} />
      <ul className="phone-procedures">
        {procedures.map(({ id, name }) => (
          <li key={id}>
            <Button className="phone-procedure" onPress={() => void open(id)}>
              {name}
            </Button>
          </li>
        ))}
      </ul>
      <p role="status">
        {found === 'lost' || isLost ? words.phone.bringLost : null}
        {found !== 'lost' && found?.total === 0 ? words.phone.bringNone : null}
        {more > 0 ? words.phone.bringMore(more) : null}
      </p>
    </>
  )
}

/** What fits the typed words, a moment after the last letter. */
function useProcedures(serviceId: string, typed: string): Found {
  const { api, platform } = usePage()
  const [found, setFound] = useState<Found>(null)
  useEffect(() => {
    const left = new AbortController()
    const cancel = platform.timers.after(typed === '' ? 0 : TYPED_FOR_MS, () => {
      const query = { serviceId, size: SHOWN, ...(typed.trim() ? { q: typed.trim() } : {}) }
      void api.call('listProcedures', { query, signal: left.signal }).then((outcome) => {
        if (!left.signal.aborted) setFound(outcome.ok ? outcome.value : 'lost')
      })
    })
    return () => {
      cancel()
      left.abort()
    }
  }, [api, platform, serviceId, typed])
  return found
}

function Papers({ procedure, onBack }: { procedure: ProcedureView; onBack: () => void }): ReactNode {
  const words = useWords()
  const { name, components, limits, fee } = procedure
  return (
    <>
      <h3>{name}</h3>
      {components.length === 0 ? (
        <p>{words.find.noPapers}</p>
      ) : (
        <ul className="phone-papers" aria-label={words.find.papers}>
          {components.map((paper) => (
            <li key={paper.name}>
              <Icon name="paper" />
              <span>
                {paper.name}
                <span className="small phone-paper-count">{words.phone.copiesOf(paper.originals, paper.copies)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <dl className="phone-facts">
        <dt>{words.find.limit}</dt>
        <dd>{[...new Set(limits.map((limit) => limit.words))].join('; ') || words.find.notPublished}</dd>
        <dt>{words.find.fee}</dt>
        {feeLines(fee || words.find.notPublished).map((line) => (
          <dd key={line}>{line}</dd>
        ))}
      </dl>
      <Button icon="back" onPress={onBack}>
        {words.phone.bringOthers}
      </Button>
    </>
  )
}

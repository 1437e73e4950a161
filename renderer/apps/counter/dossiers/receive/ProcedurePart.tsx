import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ProcedureNews as News } from '../../../../../shared/api/catalogue-views.ts'
import type { ProcedureView } from '../../../../../shared/api/find-views.ts'
import { usePage } from '../../../../client/page.tsx'
import { feeLines } from '../../../../features/procedure/fee-lines.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { PartFrame } from './PartFrame.tsx'
import { ProcedureNews } from './ProcedureNews.tsx'
import { ProcedureSearch } from './ProcedureSearch.tsx'
import { withProcedure } from './draft.ts'
import type { VisitDraft } from './draft.ts'
import type { Patch } from './use-reception.ts'

const NO_CASE = '-'

export type ProcedurePartProps = { visit: VisitDraft; patch: Patch; serviceId: string | null; onChosen: () => void }

/** Which procedure, and which of its cases. */
export function ProcedurePart({ visit, patch, serviceId, onChosen }: ProcedurePartProps): ReactNode {
  const { dossiers: words } = useWords()
  const { api } = usePage()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isAnew, setAnew] = useState(false)
  const [unread, setUnread] = useState<{ news: News; found: ProcedureView } | null>(null)
  const { procedure, caseCode } = visit.now

  async function choose(procedureId: string): Promise<void> {
    const outcome = await api.press('getProcedure', { params: { procedureId } })
    setRefusal(outcome.ok ? null : outcome.message)
    if (!outcome.ok) return
    const { procedure: found } = outcome.value
    // While nobody answers the desk works on; the centre asks again when the dossier is received.
    const told = await api.call('getProcedureNews', { params: { procedureId } })
    const fresh = told.ok ? told.value.news : null
    if (fresh?.mustRead === true && fresh.readAt === null) setUnread({ news: fresh, found })
    else take(found)
  }
  function take(found: ProcedureView): void {
    patch((before) => ({ ...before, now: withProcedure(before.now, found) }))
    setUnread(null)
    setAnew(false)
    onChosen()
  }
  function startAnew(): void {
    setAnew(true)
    setUnread(null)
  }
  if (!procedure)
    return (
      <PartFrame part="procedure">
        {unread ? (
          <ProcedureNews news={unread.news} onRead={() => take(unread.found)} onOther={() => startAnew()} />
        ) : (
          <ProcedureSearch serviceId={serviceId} onChoose={(id) => void choose(id)} autoFocus={isAnew} />
        )}
        {refusal && <p className="field-error">{refusal}</p>}
      </PartFrame>
    )
  const fees = feeLines(procedure.fee)
  const cases = [
    { id: NO_CASE, text: words.noCase },
    ...procedure.cases.map(({ code, name }) => ({ id: code, text: name })),
  ]
  return (
    <PartFrame part="procedure">
      <div className="dossiers-chosen">
        <p>
          <span className="number">{procedure.code}</span> <strong>{procedure.name}</strong>{' '}
          <span className="small">{procedure.field}</span>
        </p>
        <Button
          variant="quiet"
          icon="search"
          onPress={() => {
            setAnew(true)
            patch((before) => ({ ...before, now: { ...before.now, procedure: null, lines: [] } }))
          }}
        >
          {words.otherProcedure}
        </Button>
      </div>
      {fees.length > 0 && <p className="small">{`${words.fee}: ${fees.join(' · ')}`}</p>}
      {procedure.cases.length > 0 && (
        <Select
          label={words.case}
          options={cases}
          value={caseCode ?? NO_CASE}
          onChange={(code) =>
            patch((before) => ({ ...before, now: { ...before.now, caseCode: code === NO_CASE ? null : code } }))
          }
        />
      )}
    </PartFrame>
  )
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import { usePage } from '../../../../client/page.tsx'
import { feeLines } from '../../../../features/procedure/fee-lines.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { PartFrame } from './PartFrame.tsx'
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
  const { procedure, caseCode } = visit.now

  async function choose(procedureId: string): Promise<void> {
    const outcome = await api.press('getProcedure', { params: { procedureId } })
    setRefusal(outcome.ok ? null : outcome.message)
    if (!outcome.ok) return
    patch((before) => ({ ...before, now: withProcedure(before.now, outcome.value.procedure) }))
    setAnew(false)
    onChosen()
  }
  if (!procedure)
    return (
      <PartFrame part="procedure">
        <ProcedureSearch serviceId={serviceId} onChoose={(id) => void choose(id)} autoFocus={isAnew} />
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

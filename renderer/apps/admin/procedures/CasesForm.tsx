import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Procedure } from '../../../../shared/domain/events/config-events.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useWords } from '../../../ui/language.tsx'
import { codeOf } from '../value/rows.ts'
import { LimitsForm } from './LimitsForm.tsx'

export type Case = NonNullable<Procedure['cases']>[number]
type CasesFormProps = { cases: readonly Case[]; onChange: (cases: Case[]) => void }
type Shown = { readonly id: number; readonly one: Case }

/** Cases whose time limits differ from the procedure's; a case that was there before keeps its code, whatever it is called. */
export function CasesForm({ cases, onChange }: CasesFormProps): ReactNode {
  const words = useWords().adminProcedures
  const [shown, setShown] = useState<readonly Shown[]>(() => cases.map((one, id) => ({ id, one })))
  const [next, setNext] = useState(cases.length)
  const [kept] = useState(() => new Set(cases.map(({ code }) => code)))

  function put(rows: readonly Shown[]): void {
    setShown(rows)
    onChange(rows.map(({ one }) => one))
  }
  function change(id: number, part: Partial<Case>): void {
    const others = shown.filter((row) => row.id !== id).map(({ one }) => one.code)
    put(
      shown.map((row) => {
        if (row.id !== id) return row
        const one = { ...row.one, ...part }
        return { id, one: kept.has(one.code) ? one : { ...one, code: codeOf(one.name, others) } }
      }),
    )
  }
  return (
    <fieldset className="admin-checks">
      <legend>{words.cases}</legend>
      <p className="small">{words.casesHint}</p>
      <div className="admin-rows">
        {shown.map(({ id, one }, place) => (
          <div key={id} className="admin-rows-row procedure-case" role="group" aria-label={words.caseAt(place + 1)}>
            <div className="procedure-case-head">
              <Field
                label={words.caseName}
                value={one.name}
                maxLength={300}
                autoFocus={one.name === ''}
                onChange={(name) => change(id, { name })}
              />
              <Button icon="close" variant="quiet" onPress={() => put(shown.filter((row) => row.id !== id))}>
                {words.removeCase}
              </Button>
            </div>
            <LimitsForm limits={one.limits} onChange={(limits) => change(id, { limits })} />
          </div>
        ))}
      </div>
      <Button
        onPress={() => {
          setNext(next + 1)
          put([...shown, { id: next, one: { code: `new-${next}`, name: '', limits: [] } }])
        }}
      >
        {words.addCase}
      </Button>
    </fieldset>
  )
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import type { CatalogueSummary } from '../../../../shared/api/catalogue-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { CheckBox } from '../parts/CheckList.tsx'
import { DateField } from '../parts/DateField.tsx'
import type { CatalogueWork, Named } from './use-import.ts'

type ImportFormProps = AreaProps & {
  work: CatalogueWork
  summary: CatalogueSummary
  accepted: ReadonlySet<number>
}

/** By which decision, from which day, and what will come of it: the one place that carries an import out. */
export function ImportForm({ config, work, summary, accepted }: ImportFormProps): ReactNode {
  const words = useWords().catalogue
  const [named, setNamed] = useState<Named>({ decision: '', decidedOn: '', mustRead: true })
  const { asked, ask, step } = work
  const { counts, groups } = summary
  const leftOut = groups.reduce((sum, { group, count }) => (accepted.has(group) ? sum : sum + count), 0)
  const isNothing = counts.new + counts.changed + counts.ended - leftOut === 0
  const need = isNothing ? words.need.nothing : named.decision.trim() === '' ? words.need.decision : null
  return (
    <form
      className="catalogue-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (need === null) void work.carryOut(named, [...accepted])
      }}
    >
      <div className="admin-row">
        <Field
          label={words.decision}
          value={named.decision}
          placeholder={words.decisionHint}
          maxLength={120}
          onChange={(decision) => setNamed({ ...named, decision })}
        />
        <DateField
          label={words.decidedOn}
          value={named.decidedOn}
          onChange={(decidedOn) => setNamed({ ...named, decidedOn })}
        />
        <DateField
          label={words.from}
          value={asked.from}
          onChange={(from) => from >= config.today && from !== asked.from && void ask({ ...asked, from })}
        />
      </div>
      <CheckBox isSelected={asked.isWhole} onChange={(isWhole) => void ask({ ...asked, isWhole })}>
        {words.isWhole}
      </CheckBox>
      <CheckBox isSelected={named.mustRead} onChange={(mustRead) => setNamed({ ...named, mustRead })}>
        {words.mustRead}
      </CheckBox>
      <p role="status">
        {words.willDo(counts.new, counts.changed, counts.ended)} {leftOut > 0 && words.leftOut(leftOut)}
      </p>
      {need && <p>{need}</p>}
      <Button type="submit" variant="action" isDisabled={need !== null} isPending={step === 'importing'}>
        {step === 'importing' ? words.importing : words.importNow}
      </Button>
    </form>
  )
}

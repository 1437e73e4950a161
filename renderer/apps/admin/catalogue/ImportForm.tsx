import type { ReactNode } from 'react'
import type { CatalogueSummary } from '../../../../shared/api/catalogue-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { CheckBox } from '../parts/CheckList.tsx'
import { DateField } from '../parts/DateField.tsx'
import type { CatalogueWork, Named } from './use-import.ts'

type ImportFormProps = AreaProps & { work: CatalogueWork; named: Named; onChange: (named: Named) => void }

/** By which decision and from which day; what decides what the preview says has it read again. */
export function ImportForm({ config, work, named, onChange }: ImportFormProps): ReactNode {
  const words = useWords().catalogue
  const { asked, ask } = work
  return (
    <>
      <div className="admin-row">
        <Field
          label={words.decision}
          value={named.decision}
          placeholder={words.decisionHint}
          maxLength={120}
          onChange={(decision) => onChange({ ...named, decision })}
        />
        <DateField
          label={words.decidedOn}
          value={named.decidedOn}
          onChange={(decidedOn) => onChange({ ...named, decidedOn })}
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
      <CheckBox isSelected={named.mustRead} onChange={(mustRead) => onChange({ ...named, mustRead })}>
        {words.mustRead}
      </CheckBox>
    </>
  )
}

type ImportFootProps = {
  work: CatalogueWork
  summary: CatalogueSummary
  named: Named
  accepted: ReadonlySet<string>
}

/** What will come of it, and the one press that carries it out. */
export function ImportFoot({ work, summary, named, accepted }: ImportFootProps): ReactNode {
  const words = useWords().catalogue
  const { counts, groups } = summary
  const taken = groups.filter(({ fee }) => accepted.has(fee)).map(({ group }) => group)
  const leftOut = groups.reduce((sum, { fee, count }) => (accepted.has(fee) ? sum : sum + count), 0)
  const isNothing = counts.new + counts.changed + counts.ended - leftOut === 0
  const need = isNothing ? words.need.nothing : named.decision.trim() === '' ? words.need.decision : null
  const isImporting = work.step === 'importing'
  return (
    <div className="catalogue-foot">
      <p role="status">
        {words.willDo(counts.new, counts.changed, counts.ended)} {leftOut > 0 && words.leftOut(leftOut)} {need}
      </p>
      <Button
        variant="action"
        isDisabled={need !== null || work.step === 'reading'}
        isPending={isImporting}
        onPress={() => void work.carryOut(named, taken)}
      >
        {isImporting ? words.importing : words.importNow}
      </Button>
    </div>
  )
}

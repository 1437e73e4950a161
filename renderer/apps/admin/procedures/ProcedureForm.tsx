import type { ReactNode } from 'react'
import { ITEM_SHAPES } from '../../../../shared/domain/config/config-items.ts'
import type { Procedure } from '../../../../shared/domain/events/config-events.ts'
import { Field } from '../../../ui/Field.tsx'
import { SearchSelect } from '../../../ui/SearchSelect.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { CheckBox } from '../parts/CheckList.tsx'
import { shapeOf } from '../value/shape.ts'
import { ValueForm } from '../value/ValueForm.tsx'
import { agencyName } from '../words/item-words.ts'
import { useItemWords } from '../words/use-item-words.ts'
import { CasesForm } from './CasesForm.tsx'
import { LimitsForm } from './LimitsForm.tsx'
import { TariffForm } from './TariffForm.tsx'
import './procedures.css'

export type ProcedureDraft = Omit<Procedure, 'id'>

const LEVELS = ['province', 'commune', 'both'] as const
const CODE = /^\d\.\d{6}$/
const PAPERS = shapeOf(ITEM_SHAPES.procedure.shape.components)

type ProcedureFormProps = AreaProps & { draft: ProcedureDraft; change: (part: Partial<ProcedureDraft>) => void }

/** Everything that the catalogue says about a procedure. */
export function ProcedureForm({ config, draft, change }: ProcedureFormProps): ReactNode {
  const words = useWords()
  const say = useItemWords(config)
  const { adminProcedures, find } = words
  const isCode = CODE.test(draft.code)
  return (
    <div className="procedure-form">
      <Field
        label={adminProcedures.name}
        value={draft.name}
        rows={2}
        maxLength={600}
        autoFocus
        onChange={(name) => change({ name })}
      />
      <div className="admin-row">
        <Field
          label={adminProcedures.code}
          value={draft.code}
          maxLength={8}
          placeholder="1.004222"
          error={draft.code === '' || isCode ? null : adminProcedures.badCode}
          onChange={(code) => change({ code: code.trim() })}
        />
        <Select
          label={find.level}
          value={draft.level}
          options={LEVELS.map((id) => ({ id, text: find.levels[id] }))}
          onChange={(level) => change({ level: level as Procedure['level'] })}
        />
      </div>
      <SearchSelect
        label={find.field}
        value={draft.fieldId || null}
        options={config.fields.map(({ id, name, agencyId }) => ({ id, text: name, detail: agencyName(say, agencyId) }))}
        onChange={(fieldId) => change({ fieldId: fieldId ?? '' })}
      />
      <LimitsForm limits={draft.limits} onChange={(limits) => change({ limits })} />
      <CasesForm cases={draft.cases ?? []} onChange={(cases) => change({ cases })} />
      <CheckBox isSelected={draft.threeStep ?? false} onChange={(threeStep) => change({ threeStep })}>
        {adminProcedures.threeStep}
      </CheckBox>
      <ValueForm
        config={config}
        path="procedure.components"
        label={find.papers}
        shape={PAPERS}
        value={draft.components}
        blank={{ originals: 1, copies: 0 }}
        onChange={(components) => change({ components: components as Procedure['components'] })}
      />
      <Field label={find.fee} value={draft.fee} rows={2} maxLength={600} onChange={(fee) => change({ fee })} />
      <TariffForm
        config={config}
        tariff={draft.tariff ?? []}
        today={config.today}
        onChange={(tariff) => change({ tariff })}
      />
      <div>
        <Field
          label={words.admin.fields.source}
          value={draft.source}
          maxLength={300}
          onChange={(source) => change({ source })}
        />
        <p className="small">{adminProcedures.sourceHint}</p>
      </div>
    </div>
  )
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import { ITEM_SHAPES } from '../../../../shared/domain/config/config-items.ts'
import type { Procedure } from '../../../../shared/domain/events/config-events.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { usePage } from '../../../client/page.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { SearchSelect } from '../../../ui/SearchSelect.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { useProposal } from '../change/ProposalProvider.tsx'
import { EditPanel } from '../parts/EditPanel.tsx'
import { ItemTable } from '../parts/ItemTable.tsx'
import { useEditing } from '../parts/use-editing.ts'
import { DueTrial } from './DueTrial.tsx'
import { inFull } from './limits.ts'
import { ProcedureForm } from './ProcedureForm.tsx'
import type { ProcedureDraft } from './ProcedureForm.tsx'
import { useCatalogue } from './use-catalogue.ts'
import type { CatalogueState } from './use-catalogue.ts'

const NEW: ProcedureDraft = {
  code: '',
  name: '',
  fieldId: '',
  level: 'both',
  limits: [],
  fee: '',
  components: [],
  source: '',
}

/** The procedures that citizens look up and officers work by: found by typing, edited, added, taken out of use. */
export function ProceduresArea({ config }: AreaProps): ReactNode {
  const { api } = usePage()
  const words = useWords()
  const { admin, adminProcedures, find } = words
  const propose = useProposal()
  const catalogue = useCatalogue()
  const [fault, setFault] = useState<string | null>(null)
  const { editing, chosen, round, isUnsaved, open, change, close } = useEditing<ProcedureDraft>('procedures')
  const mayEdit = config.role === 'leader'

  async function openOne(procedureId: string): Promise<void> {
    const outcome = await api.call('getConfiguredProcedure', { params: { procedureId } })
    setFault(outcome.ok ? null : outcome.code === 'NO_ANSWER' ? admin.change.noAnswer : outcome.message)
    if (!outcome.ok) return
    const { id, ...draft } = outcome.value.procedure
    open(id, draft)
  }
  const item = editing && itemOf(words, editing.key, editing.draft)
  const isWhole = ITEM_SHAPES.procedure.safeParse(item).success
  return (
    <>
      {fault && <Notice kind="stop" title={fault} live />}
      <div className="admin-split">
        <ItemTable
          label={admin.area.procedures}
          columns={editing ? [adminProcedures.name] : [adminProcedures.name, adminProcedures.code, find.field]}
          rows={catalogue.procedures.map(({ id, code, name, field }) => ({
            id,
            text: name,
            cells: editing
              ? [name]
              : [
                  name,
                  <span key="code" className="admin-nowrap">
                    {code}
                  </span>,
                  field,
                ],
          }))}
          search={{ typed: catalogue.typed, onChange: catalogue.type }}
          {...(editing ? {} : { tools: <FieldFilter config={config} catalogue={catalogue} /> })}
          foot={adminProcedures.shown(catalogue.procedures.length, catalogue.total)}
          chosen={chosen}
          onOpen={(id) => void openOne(id)}
          {...(mayEdit ? { addLabel: adminProcedures.add, onAdd: () => open(null, NEW) } : {})}
        />
        {editing && item && (
          <EditPanel
            key={round}
            title={editing.key === null ? adminProcedures.add : `${admin.kinds.procedure} ${editing.draft.code}`}
            onClose={close}
            isUnsaved={isUnsaved}
            isWide
            isReady={isWhole}
            extra={
              editing.key !== null && (
                <DueTrial procedureId={editing.key} cases={editing.draft.cases ?? []} today={config.today} />
              )
            }
            {...(mayEdit
              ? { onReview: () => propose({ changes: [{ kind: 'procedure', item }], onSaved: close }) }
              : {})}
            {...(mayEdit && editing.key !== null
              ? { onRetire: () => propose({ changes: [{ kind: 'procedure', remove: item.id }], onSaved: close }) }
              : {})}
          >
            <ProcedureForm config={config} draft={editing.draft} change={change} />
            {!isWhole && <p role="status">{adminProcedures.incomplete}</p>}
          </EditPanel>
        )}
      </div>
    </>
  )
}

function FieldFilter({ config, catalogue }: AreaProps & { catalogue: CatalogueState }): ReactNode {
  return (
    <SearchSelect
      label={useWords().find.field}
      value={catalogue.fieldId}
      options={config.fields.map(({ id, name }) => ({ id, text: name }))}
      onChange={catalogue.narrow}
    />
  )
}

/** The procedure as it would be saved; a new one is known by its national code, as those of the seed are. */
function itemOf(words: Words, key: string | null, draft: ProcedureDraft): Procedure {
  const { cases = [], ...rest } = draft
  const whole = cases.map((one) => ({ ...one, limits: inFull(words, one.limits) }))
  return {
    ...rest,
    id: key ?? draft.code,
    limits: inFull(words, draft.limits),
    ...(whole.length > 0 ? { cases: whole } : {}),
  }
}

import type { ReactNode } from 'react'
import type { ConfigItem } from '../../../../shared/domain/config/config-items.ts'
import type { ServiceKind } from '../../../../shared/api/views.ts'
import { Field } from '../../../ui/Field.tsx'
import { SearchSelect } from '../../../ui/SearchSelect.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { useProposal } from '../change/ProposalProvider.tsx'
import { agencyOptions, fromOption, toOption } from '../parts/agency-options.ts'
import { CheckList } from '../parts/CheckList.tsx'
import { EditPanel } from '../parts/EditPanel.tsx'
import { ItemTable } from '../parts/ItemTable.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { useEditing } from '../parts/use-editing.ts'
import { WeightList } from '../parts/WeightList.tsx'
import { agencyName } from '../words/item-words.ts'
import { useItemWords } from '../words/use-item-words.ts'
import { countersOf, stepsOfService } from './service-steps.ts'

export type ServiceDraft = Omit<ConfigItem<'service'>, 'id' | 'usualMinutes'> & {
  usualMinutes: number | null
  /** Weight of the service at each counter that serves it. */
  weights: Record<string, number>
}

const KINDS = ['reception', 'result', 'advice'] as const

/** What a citizen picks at the kiosk, and which counters serve it: both in one form, for neither is of use alone. */
export function ServicesArea({ config }: AreaProps): ReactNode {
  const words = useWords()
  const say = useItemWords(config)
  const propose = useProposal()
  const { editing, chosen, round, isUnsaved, open, change, close } = useEditing<ServiceDraft>('services')
  const mayEdit = config.role === 'leader'

  function openOne(id: string): void {
    const found = config.services.find((service) => service.id === id)
    if (!found) return
    const { id: _key, ...rest } = found
    open(id, { ...rest, weights: countersOf(config, id) })
  }
  function openNew(): void {
    const order = Math.max(0, ...config.services.map((service) => service.order)) + 1
    const none = { letter: '', name: '', kind: 'reception' as const, agencyId: null, fieldIds: [], weights: {} }
    open(null, { ...none, order, usualMinutes: 10 })
  }
  return (
    <div className="admin-split">
      <ItemTable
        label={words.admin.area.services}
        columns={[
          words.admin.fields.name,
          words.admin.fields.letter,
          words.admin.fields.agencyId,
          words.admin.area.counters,
        ]}
        rows={config.services.map(({ id, letter, name, agencyId }) => ({
          id,
          text: `${letter} ${name} ${agencyName(say, agencyId)}`,
          cells: [
            name,
            <span key="letter" className="number">
              {letter}
            </span>,
            agencyName(say, agencyId),
            config.counters
              .filter(({ id: at }) => at in countersOf(config, id))
              .map(({ number }) => number)
              .join(', '),
          ],
        }))}
        chosen={chosen}
        onOpen={openOne}
        {...(mayEdit ? { addLabel: words.admin.add.services, onAdd: openNew } : {})}
      />
      {editing && (
        <EditPanel
          key={round}
          title={editing.key === null ? words.admin.add.services : editing.draft.name}
          onClose={close}
          isUnsaved={isUnsaved}
          {...(mayEdit
            ? {
                onReview: () =>
                  propose({ changes: stepsOfService(config, editing.key, editing.draft), onSaved: close }),
              }
            : {})}
          {...(mayEdit && editing.key !== null
            ? { onRetire: () => propose({ changes: [{ kind: 'service', remove: editing.key ?? '' }], onSaved: close }) }
            : {})}
        >
          <ServiceForm config={config} draft={editing.draft} change={change} />
        </EditPanel>
      )}
    </div>
  )
}

type FormProps = AreaProps & { draft: ServiceDraft; change: (part: Partial<ServiceDraft>) => void }

function ServiceForm({ config, draft, change }: FormProps): ReactNode {
  const words = useWords()
  const { fields, serviceKind } = words.admin
  return (
    <>
      <div className="admin-row admin-row-letter">
        <Field
          label={fields.letter}
          value={draft.letter}
          maxLength={1}
          autoFocus
          onChange={(letter) => change({ letter: letter.toUpperCase() })}
        />
        <Field label={fields.name} value={draft.name} maxLength={300} onChange={(name) => change({ name })} />
      </div>
      <Field
        label={fields.nameEn}
        value={draft.nameEn ?? ''}
        maxLength={300}
        onChange={(nameEn) => change({ nameEn })}
      />
      <Select
        label={fields.kind}
        value={draft.kind}
        options={KINDS.map((id) => ({ id, text: serviceKind[id] }))}
        onChange={(kind) => change({ kind: kind as ServiceKind })}
      />
      <div className="admin-row">
        <NumberField
          label={fields.usualMinutes}
          value={draft.usualMinutes}
          onChange={(usualMinutes) => change({ usualMinutes })}
        />
        <NumberField
          label={fields.order}
          value={draft.order}
          onChange={(order) => order !== null && change({ order })}
        />
      </div>
      <SearchSelect
        label={fields.agencyId}
        value={toOption(draft.agencyId)}
        options={agencyOptions(config, words)}
        onChange={(id) => id !== null && change({ agencyId: fromOption(id) })}
      />
      <WeightList
        label={words.admin.area.counters}
        options={config.counters.map(({ id, number, name }) => ({
          id,
          text: `${words.admin.kinds.counter} ${number} · ${name}`,
        }))}
        weights={draft.weights}
        onChange={(weights) => change({ weights })}
      />
      <CheckList
        label={fields.fieldIds}
        options={config.fields.map(({ id, name }) => ({ id, text: name }))}
        chosen={draft.fieldIds}
        onChange={(fieldIds) => change({ fieldIds })}
      />
    </>
  )
}

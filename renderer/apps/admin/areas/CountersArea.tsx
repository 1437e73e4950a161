import type { ReactNode } from 'react'
import type { ConfigStep } from '../../../../shared/api/config-views.ts'
import type { ConfigItem } from '../../../../shared/domain/config/config-items.ts'
import { Field } from '../../../ui/Field.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { useProposal } from '../change/ProposalProvider.tsx'
import { EditPanel } from '../parts/EditPanel.tsx'
import { ItemTable } from '../parts/ItemTable.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { useEditing } from '../parts/use-editing.ts'
import { WeightList } from '../parts/WeightList.tsx'

type CounterDraft = { number: number | null; name: string; weights: Record<string, number> }

/** The counters, and what each serves. */
export function CountersArea({ config }: AreaProps): ReactNode {
  const words = useWords().admin
  const propose = useProposal()
  const { editing, chosen, round, isUnsaved, open, change, close } = useEditing<CounterDraft>('counters')
  const mayEdit = config.role === 'leader'
  const letterOf = (id: string): string => config.services.find((service) => service.id === id)?.letter ?? ''

  function openOne(id: string): void {
    const found = config.counters.find((counter) => counter.id === id)
    if (found) open(id, { ...found, weights: weightsOf(found) })
  }
  const firstFree = (): number => {
    const taken = new Set(config.counters.map(({ number }) => number))
    let number = 1
    while (taken.has(number)) number += 1
    return number
  }
  return (
    <div className="admin-split">
      <ItemTable
        label={words.area.counters}
        columns={[words.fields.number, words.fields.name, words.fields.services]}
        rows={config.counters.map(({ id, number, name, services }) => ({
          id,
          text: `${number} ${name}`,
          cells: [
            <span key="number" className="number">
              {number}
            </span>,
            name,
            services.map(({ serviceId, weight }) => `${letterOf(serviceId)} (${weight})`).join(', '),
          ],
        }))}
        chosen={chosen}
        onOpen={openOne}
        {...(mayEdit
          ? { addLabel: words.add.counters, onAdd: () => open(null, { number: firstFree(), name: '', weights: {} }) }
          : {})}
      />
      {editing && (
        <EditPanel
          key={round}
          title={editing.key === null ? words.add.counters : `${words.kinds.counter} ${editing.draft.number ?? ''}`}
          onClose={close}
          isUnsaved={isUnsaved}
          {...(mayEdit
            ? { onReview: () => propose({ changes: [stepOf(config, editing.key, editing.draft)], onSaved: close }) }
            : {})}
          {...(mayEdit && editing.key !== null
            ? { onRetire: () => propose({ changes: [{ kind: 'counter', remove: editing.key ?? '' }], onSaved: close }) }
            : {})}
        >
          <div className="admin-row admin-row-letter">
            <NumberField
              label={words.fields.number}
              value={editing.draft.number}
              onChange={(number) => change({ number })}
            />
            <Field
              label={words.fields.name}
              value={editing.draft.name}
              maxLength={300}
              autoFocus
              onChange={(name) => change({ name })}
            />
          </div>
          <WeightList
            label={words.fields.services}
            options={config.services.map(({ id, letter, name }) => ({ id, text: `${letter} · ${name}` }))}
            weights={editing.draft.weights}
            onChange={(weights) => change({ weights })}
          />
        </EditPanel>
      )}
    </div>
  )
}

const weightsOf = ({ services }: ConfigItem<'counter'>): Record<string, number> =>
  Object.fromEntries(services.map(({ serviceId, weight }) => [serviceId, weight]))

/** A counter as its form says; what it served already keeps its place in the list. */
function stepOf(config: AreaProps['config'], key: string | null, { number, name, weights }: CounterDraft): ConfigStep {
  const before = config.counters.find(({ id }) => id === key)?.services.map(({ serviceId }) => serviceId) ?? []
  const order = [...before, ...config.services.map(({ id }) => id).filter((id) => !before.includes(id))]
  const services = order.flatMap((serviceId) => {
    const weight = weights[serviceId]
    return weight === undefined ? [] : [{ serviceId, weight }]
  })
  return { kind: 'counter', item: { ...(key === null ? {} : { id: key }), number, name, services } }
}

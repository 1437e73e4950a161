import type { ReactNode } from 'react'
import type { ConfigItem } from '../../../../shared/domain/config/config-items.ts'
import { Field } from '../../../ui/Field.tsx'
import { SearchSelect } from '../../../ui/SearchSelect.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { useProposal } from '../change/ProposalProvider.tsx'
import { CheckBox } from '../parts/CheckList.tsx'
import { byName } from '../parts/by-name.ts'
import { EditPanel } from '../parts/EditPanel.tsx'
import { ItemTable } from '../parts/ItemTable.tsx'
import { useEditing } from '../parts/use-editing.ts'
import { agencyName } from '../words/item-words.ts'
import { useItemWords } from '../words/use-item-words.ts'

type AgencyDraft = Omit<ConfigItem<'agency'>, 'id'>
type FieldDraft = Omit<ConfigItem<'field'>, 'id' | 'agencyId'> & { agencyId: string | null }

/** The agencies at the centre, and below them their fields of procedures. */
export function AgenciesArea({ config }: AreaProps): ReactNode {
  return (
    <>
      <Agencies config={config} />
      <Fields config={config} />
    </>
  )
}

function Agencies({ config }: AreaProps): ReactNode {
  const words = useWords().admin
  const propose = useProposal()
  const { editing, chosen, round, isUnsaved, open, change, close } = useEditing<AgencyDraft>('agencies')
  const mayEdit = config.role === 'leader'
  return (
    <div className="admin-split">
      <ItemTable
        label={words.kinds.agency}
        isTitled
        columns={[words.fields.name, words.fields.shortName, words.fields.inRotation]}
        rows={config.agencies.toSorted(byName).map(({ id, name, shortName, inRotation }) => ({
          id,
          text: `${name} ${shortName}`,
          cells: [name, shortName, inRotation ? words.yes : words.no],
        }))}
        chosen={chosen}
        onOpen={(id) => {
          const found = config.agencies.find((agency) => agency.id === id)
          if (found) open(id, draftOf(found))
        }}
        {...(mayEdit
          ? { addLabel: words.add.agencies, onAdd: () => open(null, { name: '', shortName: '', inRotation: false }) }
          : {})}
      />
      {editing && (
        <EditPanel
          key={round}
          title={editing.key === null ? words.add.agencies : editing.draft.name}
          onClose={close}
          isUnsaved={isUnsaved}
          {...(mayEdit ? actions('agency', editing, propose, close) : {})}
        >
          <Field
            label={words.fields.name}
            value={editing.draft.name}
            maxLength={300}
            autoFocus
            onChange={(name) => change({ name })}
          />
          <EnglishName value={editing.draft.nameEn} onChange={(nameEn) => change({ nameEn })} />
          <Field
            label={words.fields.shortName}
            value={editing.draft.shortName}
            maxLength={300}
            onChange={(shortName) => change({ shortName })}
          />
          <Field
            label={words.fields.address}
            value={editing.draft.address ?? ''}
            maxLength={300}
            onChange={(address) => change({ address })}
          />
          <Field
            label={words.fields.phone}
            value={editing.draft.phone ?? ''}
            maxLength={40}
            onChange={(phone) => change({ phone })}
          />
          <CheckBox isSelected={editing.draft.inRotation} onChange={(inRotation) => change({ inRotation })}>
            {words.fields.inRotation}
          </CheckBox>
        </EditPanel>
      )}
    </div>
  )
}

function Fields({ config }: AreaProps): ReactNode {
  const words = useWords().admin
  const say = useItemWords(config)
  const propose = useProposal()
  const { editing, chosen, round, isUnsaved, open, change, close } = useEditing<FieldDraft>('fields')
  const mayEdit = config.role === 'leader'
  return (
    <div className="admin-split">
      <ItemTable
        label={words.kinds.field}
        isTitled
        columns={[words.kinds.field, words.fields.agencyId]}
        rows={config.fields.toSorted(byName).map(({ id, name, agencyId }) => ({
          id,
          text: `${name} ${agencyName(say, agencyId)}`,
          cells: [name, agencyName(say, agencyId)],
        }))}
        chosen={chosen}
        onOpen={(id) => {
          const found = config.fields.find((field) => field.id === id)
          if (found) open(id, draftOf(found))
        }}
        {...(mayEdit ? { addLabel: words.add.fields, onAdd: () => open(null, { name: '', agencyId: null }) } : {})}
      />
      {editing && (
        <EditPanel
          key={round}
          title={editing.key === null ? words.add.fields : editing.draft.name}
          onClose={close}
          isUnsaved={isUnsaved}
          isReady={editing.draft.agencyId !== null}
          {...(mayEdit ? actions('field', editing, propose, close) : {})}
        >
          <Field
            label={words.fields.name}
            value={editing.draft.name}
            maxLength={300}
            autoFocus
            onChange={(name) => change({ name })}
          />
          <EnglishName value={editing.draft.nameEn} onChange={(nameEn) => change({ nameEn })} />
          <SearchSelect
            label={words.fields.agencyId}
            value={editing.draft.agencyId}
            options={config.agencies.map(({ id, name }) => ({ id, text: name }))}
            onChange={(agencyId) => change({ agencyId })}
          />
        </EditPanel>
      )}
    </div>
  )
}

function draftOf<T extends { id: string }>(item: T): Omit<T, 'id'> {
  const { id: _id, ...draft } = item
  return draft
}

function EnglishName({ value, onChange }: { value: string | undefined; onChange: (name: string) => void }): ReactNode {
  const words = useWords().admin
  return <Field label={words.fields.nameEn} value={value ?? ''} maxLength={300} onChange={onChange} />
}

type Optional = { nameEn?: string | undefined; address?: string | undefined; phone?: string | undefined }

/** What the foot of a form does for an item that is just its fields. */
function actions(
  kind: 'agency' | 'field',
  { key, draft }: { key: string | null; draft: Optional },
  propose: ReturnType<typeof useProposal>,
  close: () => void,
): { onReview: () => void; onRetire?: () => void } {
  const { nameEn, address, phone, ...rest } = draft
  const said = Object.entries({ nameEn, address, phone }).filter(([, text]) => text?.trim())
  const item = { ...(key === null ? {} : { id: key }), ...rest, ...Object.fromEntries(said) }
  const onReview = (): void => propose({ changes: [{ kind, item }], onSaved: close })
  return key === null
    ? { onReview }
    : { onReview, onRetire: () => propose({ changes: [{ kind, remove: key }], onSaved: close }) }
}

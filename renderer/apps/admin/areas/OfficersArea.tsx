import type { ReactNode } from 'react'
import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import { PERSON_ROLES } from '../../../../shared/api/roles.ts'
import type { PersonRole } from '../../../../shared/api/roles.ts'
import type { ConfigItem } from '../../../../shared/domain/config/config-items.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { Field } from '../../../ui/Field.tsx'
import { SearchSelect } from '../../../ui/SearchSelect.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { useProposal } from '../change/ProposalProvider.tsx'
import { agencyOptions, fromOption, toOption } from '../parts/agency-options.ts'
import { byGivenName } from '../parts/by-name.ts'
import { EditPanel } from '../parts/EditPanel.tsx'
import { ItemTable } from '../parts/ItemTable.tsx'
import { useEditing } from '../parts/use-editing.ts'
import { OfficerAccount } from './OfficerAccount.tsx'

type Officer = ConfigurationView['officers'][number]
type Draft = Omit<ConfigItem<'officer'>, 'id'>

/** The people of the centre, their roles and accounts. */
export function OfficersArea({ config }: AreaProps): ReactNode {
  const words = useWords()
  const { admin } = words
  const propose = useProposal()
  const { editing, chosen, round, isUnsaved, open, change, close } = useEditing<Draft>('officers')
  const mayEdit = config.role === 'leader'

  function openOne(id: string): void {
    const found = config.officers.find((officer) => officer.id === id)
    if (found) open(id, draftOf(found))
  }
  function review(): void {
    if (!editing) return
    const { key, draft } = editing
    propose({
      changes: [{ kind: 'officer', item: { ...(key === null ? {} : { id: key }), ...withoutEmpty(draft) } }],
      onSaved: (differences) => {
        const made = differences.find(({ kind, before }) => kind === 'officer' && before === null)
        // A new account is of no use without a PIN: its form stays open on the button that gives one.
        close()
        if (made) open(made.key, draft)
      },
    })
  }
  const officer = config.officers.find(({ id }) => id === editing?.key)
  return (
    <div className="admin-split">
      <ItemTable
        label={admin.area.officers}
        columns={[admin.officerName, admin.fields.role, admin.fields.position, admin.status]}
        rows={config.officers.toSorted(byGivenName).map((one) => ({
          id: one.id,
          text: `${one.name} ${one.position} ${admin.roles[one.role]}`,
          cells: [one.name, admin.roles[one.role], one.position, statusOf(words, one)],
        }))}
        chosen={chosen}
        onOpen={openOne}
        {...(mayEdit
          ? {
              addLabel: admin.add.officers,
              onAdd: () => open(null, { name: '', role: 'officer', agencyId: null, position: '' }),
            }
          : {})}
      />
      {editing && (
        <EditPanel
          key={round}
          title={editing.key === null ? admin.add.officers : editing.draft.name}
          onClose={close}
          isUnsaved={isUnsaved}
          {...(mayEdit ? { onReview: review } : {})}
          {...(mayEdit && officer && officer.id !== config.officerId
            ? { onRetire: () => propose({ changes: [{ kind: 'officer', remove: officer.id }], onSaved: close }) }
            : {})}
          extra={mayEdit && officer && <OfficerAccount officer={officer} />}
        >
          <OfficerForm
            config={config}
            draft={editing.draft}
            change={change}
            isSelf={editing.key === config.officerId}
          />
        </EditPanel>
      )}
    </div>
  )
}

type FormProps = AreaProps & { draft: Draft; change: (part: Partial<Draft>) => void; isSelf: boolean }

function OfficerForm({ config, draft, change, isSelf }: FormProps): ReactNode {
  const words = useWords()
  const { admin } = words
  return (
    <>
      <Field
        label={admin.officerName}
        value={draft.name}
        maxLength={120}
        autoFocus
        onChange={(name) => change({ name })}
      />
      <Field
        label={admin.fields.position}
        value={draft.position}
        maxLength={300}
        onChange={(position) => change({ position })}
      />
      <Select
        label={admin.fields.role}
        value={draft.role}
        isDisabled={isSelf}
        options={PERSON_ROLES.map((id) => ({ id, text: admin.roles[id] }))}
        onChange={(role) => change({ role: role as PersonRole })}
      />
      <SearchSelect
        label={admin.fields.agencyId}
        value={toOption(draft.agencyId)}
        options={agencyOptions(config, words)}
        onChange={(id) => id !== null && change({ agencyId: fromOption(id) })}
      />
      <Field
        label={admin.fields.request}
        value={draft.request ?? ''}
        maxLength={100}
        onChange={(request) => change({ request })}
      />
    </>
  )
}

const draftOf = ({ name, role, agencyId, position, request }: Officer): Draft => ({
  ...{ name, role, agencyId, position },
  ...(request === undefined ? {} : { request }),
})

/** An account without a written request has no number of one. */
function withoutEmpty({ request = '', ...draft }: Draft): Draft {
  return request.trim() === '' ? draft : { ...draft, request }
}

function statusOf({ admin }: Words, { hasPin, lockedUntil, counterNumber }: Officer): ReactNode {
  if (lockedUntil !== null) return <span className="admin-tag admin-tag-removed">{admin.lockedNow}</span>
  if (!hasPin) return <span className="admin-tag admin-tag-changed">{admin.noPin}</span>
  return counterNumber === null ? '' : admin.atCounter(counterNumber)
}

import type { ReactNode } from 'react'
import { settingAt } from '../../../../shared/domain/calendar/setting-at.ts'
import { SETTINGS } from '../../../../shared/domain/events/config-events.ts'
import type { SettingKey } from '../../../../shared/domain/events/config-events.ts'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { useProposal } from '../change/ProposalProvider.tsx'
import { EditPanel } from '../parts/EditPanel.tsx'
import { ItemTable } from '../parts/ItemTable.tsx'
import type { Row } from '../parts/ItemTable.tsx'
import { useEditing } from '../parts/use-editing.ts'
import { firstValue } from '../value/first-value.ts'
import { shapeOf } from '../value/shape.ts'
import { settingName, settingValue } from '../words/setting-words.ts'
import { useItemWords } from '../words/use-item-words.ts'
import type { ItemWords } from '../words/item-words.ts'
import { groupOf } from './setting-groups.ts'
import { ComingValues, isWhole, SettingForm } from './SettingForm.tsx'
import type { SettingDraft } from './SettingForm.tsx'

type SettingListProps = AreaProps & { keys: readonly SettingKey[]; isGrouped?: boolean }

/** Settings with what applies today and what is to come; a new value has a first day and a source. */
export function SettingList({ config, keys, isGrouped = false }: SettingListProps): ReactNode {
  const words = useWords()
  const { admin } = words
  const say = useItemWords(config)
  const propose = useProposal()
  const { editing, chosen, round, isUnsaved, open, change, close } = useEditing<SettingDraft>(
    isGrouped ? 'settings' : 'texts',
  )
  const key = editing?.key as SettingKey | undefined

  function review(): void {
    if (editing && key)
      propose({ changes: [{ kind: 'setting', item: { key, agencyId: null, ...editing.draft } }], onSaved: close })
  }
  const panel = editing && key && (
    <EditPanel
      key={round}
      title={settingName(words, key)}
      onClose={close}
      isUnsaved={isUnsaved}
      isWide={shapeOf(SETTINGS[key]).kind === 'rows'}
      isReady={isWhole(key, editing.draft)}
      {...(config.role === 'leader'
        ? { onReview: review, extra: <ComingValues config={config} settingKey={key} /> }
        : {})}
    >
      <SettingForm config={config} settingKey={key} draft={editing.draft} change={change} />
    </EditPanel>
  )
  // A week of hours takes the width of the page.
  if (key && shapeOf(SETTINGS[key]).kind === 'whole') return <div ref={intoView}>{panel}</div>
  return (
    <div className="admin-split">
      <ItemTable
        label={admin.kinds.setting}
        columns={
          editing
            ? [admin.kinds.setting, admin.setting.today]
            : [admin.kinds.setting, admin.setting.today, admin.fields.source]
        }
        rows={keys.map((one) => ({
          ...settingRow(say, one, !editing),
          ...(isGrouped ? { group: words.adminSettings.group[groupOf(one)] } : {}),
        }))}
        chosen={chosen}
        onOpen={(id) => {
          const value = valueNow(say, id as SettingKey)?.value
          open(id, {
            from: config.today,
            value: value ?? firstValue(words, id, (other) => valueNow(say, other)?.value),
            source: '',
          })
        }}
      />
      {panel}
    </div>
  )
}

/** Its row may stand far down in the list. */
const intoView = (form: HTMLElement | null): void => form?.scrollIntoView()

const valueNow = ({ config }: ItemWords, key: SettingKey) => settingAt(config.settings, key, config.today, null)

function settingRow(say: ItemWords, key: SettingKey, withSource: boolean): Row {
  const { words, config } = say
  const { admin, adminSettings } = words
  const row = valueNow(say, key)
  const about = adminSettings.about[key]
  const name = settingName(words, key)
  return {
    id: key,
    text: `${name} ${about?.what ?? ''} ${key}`,
    cells: [
      name,
      <div key="value">
        {row ? (
          <span className="admin-value">{settingValue(say, key, row.value)}</span>
        ) : (
          <span className="admin-value admin-absent">{adminSettings.absent(about?.absent ?? admin.setting.unset)}</span>
        )}
        {config.settings
          .filter((one) => one.key === key && one.from > config.today)
          .map(({ from, value, agencyId }) => (
            <span key={`${from} ${agencyId}`} className="admin-tag admin-tag-changed">
              {admin.setting.next(formatDate(from))}: {settingValue(say, key, value)}
            </span>
          ))}
      </div>,
      ...(withSource ? [<span key="source">{row?.source ?? ''}</span>] : []),
    ],
  }
}

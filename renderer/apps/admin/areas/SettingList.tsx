import type { ReactNode } from 'react'
import { settingAt } from '../../../../shared/domain/calendar/setting-at.ts'
import type { SettingKey } from '../../../../shared/domain/events/config-events.ts'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { Field } from '../../../ui/Field.tsx'
import { SearchSelect } from '../../../ui/SearchSelect.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { useProposal } from '../change/ProposalProvider.tsx'
import { agencyOptions, fromOption, toOption } from '../parts/agency-options.ts'
import { DateField } from '../parts/DateField.tsx'
import { EditPanel } from '../parts/EditPanel.tsx'
import { ItemTable } from '../parts/ItemTable.tsx'
import { useEditing } from '../parts/use-editing.ts'
import { ValueField } from '../parts/ValueField.tsx'
import { settingName, settingValue } from '../words/item-words.ts'
import { useItemWords } from '../words/use-item-words.ts'

type Draft = { agencyId: string | null; from: string; value: unknown; isReadable: boolean; source: string }

/** Settings with what applies today and what is to come; a new value has a first day and a source. */
export function SettingList({ config, keys }: AreaProps & { keys: readonly SettingKey[] }): ReactNode {
  const words = useWords()
  const { admin } = words
  const say = useItemWords(config)
  const propose = useProposal()
  const { editing, chosen, round, open, change, close } = useEditing<Draft>()
  const mayEdit = config.role === 'leader'
  const now = (key: string) => settingAt(config.settings, key, config.today, null)
  const coming = (key: string) => config.settings.filter((row) => row.key === key && row.from > config.today)

  function review(): void {
    if (!editing) return
    const { isReadable: _readable, ...row } = editing.draft
    propose({ changes: [{ kind: 'setting', item: { key: editing.key, ...row } }], onSaved: close })
  }
  return (
    <div className="admin-split">
      <ItemTable
        label={admin.kinds.setting}
        columns={[admin.kinds.setting, admin.setting.today, admin.fields.source]}
        rows={keys.map((key) => {
          const row = now(key)
          return {
            id: key,
            text: `${settingName(words, key)} ${key}`,
            cells: [
              settingName(words, key),
              <div key="value">
                <span className="admin-value">{row ? settingValue(say, row.value) : admin.setting.unset}</span>
                {coming(key).map(({ from, value, agencyId }) => (
                  <span key={`${from} ${agencyId}`} className="admin-tag admin-tag-changed">
                    {admin.setting.next(formatDate(from))}: {settingValue(say, value)}
                  </span>
                ))}
              </div>,
              <span key="source" className="small">
                {row?.source ?? ''}
              </span>,
            ],
          }
        })}
        chosen={chosen}
        onOpen={(key) => {
          const value = now(key)?.value
          open(key, { agencyId: null, from: config.today, value, isReadable: value !== undefined, source: '' })
        }}
      />
      {editing?.key && (
        <EditPanel
          key={round}
          title={settingName(words, editing.key)}
          onClose={close}
          isReady={editing.draft.from !== '' && editing.draft.isReadable}
          {...(mayEdit ? { onReview: review } : {})}
        >
          <ValueField
            settingKey={editing.key as SettingKey}
            value={editing.draft.value}
            onChange={(value) => change({ value, isReadable: value !== undefined })}
          />
          <DateField label={admin.fields.from} value={editing.draft.from} onChange={(from) => change({ from })} />
          <Field
            label={admin.fields.source}
            value={editing.draft.source}
            maxLength={300}
            onChange={(source) => change({ source })}
          />
          <SearchSelect
            label={admin.setting.own}
            value={toOption(editing.draft.agencyId)}
            options={agencyOptions(config, words)}
            onChange={(id) => id !== null && change({ agencyId: fromOption(id) })}
          />
        </EditPanel>
      )}
    </div>
  )
}

import type { ReactNode } from 'react'
import { SETTINGS } from '../../../../shared/domain/events/config-events.ts'
import type { SettingKey } from '../../../../shared/domain/events/config-events.ts'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { useProposal } from '../change/ProposalProvider.tsx'
import { DateField } from '../parts/DateField.tsx'
import { shapeOf } from '../value/shape.ts'
import { ValueForm } from '../value/ValueForm.tsx'
import { RuleNote } from '../words/RuleNote.tsx'
import { settingName, settingValue } from '../words/setting-words.ts'
import { useItemWords } from '../words/use-item-words.ts'

export type SettingDraft = { from: string; value: unknown; source: string }

type SettingFormProps = AreaProps & {
  settingKey: SettingKey
  draft: SettingDraft
  change: (part: Partial<SettingDraft>) => void
}

/** Whether a draft can be previewed. */
export const isWhole = (key: SettingKey, { from, value }: SettingDraft): boolean =>
  from !== '' && SETTINGS[key].safeParse(value).success

/** What a setting does, its new value, its first day and its source. */
export function SettingForm({ config, settingKey, draft, change }: SettingFormProps): ReactNode {
  const words = useWords()
  const { admin, adminSettings } = words
  const about = adminSettings.about[settingKey]
  return (
    <>
      {about && (
        <div>
          <p>{about.what}</p>
          <p className="small">{adminSettings.absent(about.absent)}</p>
          <RuleNote text={`${about.what} ${about.absent}`} />
        </div>
      )}
      <ValueForm
        config={config}
        path={settingKey}
        label={settingName(words, settingKey)}
        shape={shapeOf(SETTINGS[settingKey])}
        value={draft.value}
        onChange={(value) => change({ value })}
      />
      <DateField label={admin.fields.from} value={draft.from} onChange={(from) => change({ from })} />
      <div>
        <Field
          label={admin.fields.source}
          value={draft.source}
          maxLength={300}
          onChange={(source) => change({ source })}
        />
        <p className="small">{adminSettings.sourceHint}</p>
      </div>
      {!isWhole(settingKey, draft) && <p role="status">{adminSettings.incomplete}</p>}
    </>
  )
}

/** Values that have not begun yet, each to be withdrawn. */
export function ComingValues({ config, settingKey }: AreaProps & { settingKey: SettingKey }): ReactNode {
  const { adminSettings } = useWords()
  const say = useItemWords(config)
  const propose = useProposal()
  const rows = config.settings.filter(({ key, from }) => key === settingKey && from > config.today)
  if (rows.length === 0) return null
  return (
    <section aria-label={adminSettings.coming}>
      <h3>{adminSettings.coming}</h3>
      {rows.map(({ from, agencyId, value }) => (
        <div key={`${from} ${agencyId}`} className="admin-coming">
          <p className="admin-value">{settingValue(say, settingKey, value)}</p>
          <Button
            icon="undo"
            onPress={() =>
              propose({ changes: [{ kind: 'setting', remove: [settingKey, agencyId ?? '', from].join('|') }] })
            }
          >
            {adminSettings.withdraw(formatDate(from))}
          </Button>
        </div>
      ))}
    </section>
  )
}

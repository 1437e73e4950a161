import type { ReactNode } from 'react'
import type { ConfigStep } from '../../../../shared/api/config-views.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { useProposal } from '../change/ProposalProvider.tsx'
import { CheckBox } from '../parts/CheckList.tsx'
import { DateField } from '../parts/DateField.tsx'
import { EditPanel } from '../parts/EditPanel.tsx'
import { ItemTable } from '../parts/ItemTable.tsx'
import { useEditing } from '../parts/use-editing.ts'
import { dayInWords } from '../words/item-words.ts'

type Draft = {
  date: string
  kind: 'off' | 'worked'
  name: string
  source: string
  /** Of a day off: only that half. */
  part?: 'morning' | 'afternoon' | undefined
  /** A day worked in exchange, given together with a day off. */
  workedDate: string | null
}

/** Days off and days worked in exchange, the coming ones first. */
export function HolidaysArea({ config }: AreaProps): ReactNode {
  const words = useWords().admin
  const [language] = useLanguage()
  const propose = useProposal()
  const { editing, chosen, round, isUnsaved, open, change, close } = useEditing<Draft>('holidays')
  const isPast = (date: string): boolean => date < config.today
  const rows = [
    ...config.holidays.filter(({ date }) => !isPast(date)),
    ...config.holidays.filter(({ date }) => isPast(date)).reverse(),
  ]
  const mayEdit = config.role === 'leader'
  const mayChange = mayEdit && !(editing?.key && isPast(editing.key))
  return (
    <div className="admin-split">
      <ItemTable
        label={words.area.holidays}
        columns={[words.fields.date, words.fields.name, words.fields.kind, words.fields.source]}
        rows={rows.map(({ date, name, kind, source, part }) => ({
          id: date,
          text: `${dayInWords(date, language)} ${name}`,
          cells: [
            dayInWords(date, language),
            name,
            <span key="kind" className={`admin-tag admin-tag-${kind === 'off' ? 'changed' : 'added'}`}>
              {[part ? words.holiday.parts[part] : words.holiday[kind], isPast(date) ? words.holiday.past : '']
                .filter(Boolean)
                .join(' · ')}
            </span>,
            source,
          ],
        }))}
        chosen={chosen}
        onOpen={(date) => {
          const found = config.holidays.find((holiday) => holiday.date === date)
          if (found) open(date, { ...found, workedDate: null })
        }}
        {...(mayEdit
          ? {
              addLabel: words.add.holidays,
              onAdd: () => open(null, { date: '', kind: 'off', name: '', source: '', workedDate: null }),
            }
          : {})}
      />
      {editing && (
        <EditPanel
          key={round}
          title={editing.key === null ? words.add.holidays : editing.draft.name}
          onClose={close}
          isUnsaved={isUnsaved}
          isReady={editing.draft.date !== '' && editing.draft.workedDate !== ''}
          {...(mayChange
            ? {
                onReview: () =>
                  propose({ changes: stepsOf(editing.key, editing.draft, words.holiday.workedName), onSaved: close }),
              }
            : {})}
          {...(mayChange && editing.key !== null
            ? { onRetire: () => propose({ changes: [{ kind: 'holiday', remove: editing.key ?? '' }], onSaved: close }) }
            : {})}
        >
          <HolidayForm draft={editing.draft} change={change} isNew={editing.key === null} />
        </EditPanel>
      )}
    </div>
  )
}

type FormProps = { draft: Draft; change: (part: Partial<Draft>) => void; isNew: boolean }

function HolidayForm({ draft, change, isNew }: FormProps): ReactNode {
  const words = useWords().admin
  return (
    <>
      <DateField label={words.fields.date} value={draft.date} onChange={(date) => change({ date })} />
      <Field label={words.fields.name} value={draft.name} maxLength={300} onChange={(name) => change({ name })} />
      <Field
        label={words.fields.source}
        value={draft.source}
        maxLength={300}
        onChange={(source) => change({ source })}
      />
      {draft.kind === 'off' && <PartField draft={draft} change={change} />}
      {isNew && draft.part === undefined && (
        <CheckBox isSelected={draft.workedDate !== null} onChange={(on) => change({ workedDate: on ? '' : null })}>
          {words.holiday.swap}
        </CheckBox>
      )}
      {draft.workedDate !== null && (
        <DateField
          label={words.holiday.workedDate}
          value={draft.workedDate}
          onChange={(workedDate) => change({ workedDate })}
        />
      )}
    </>
  )
}

/** Whether the whole day is off or one half of it. */
function PartField({ draft: { part }, change }: Omit<FormProps, 'isNew'>): ReactNode {
  const { holiday } = useWords().admin
  return (
    <Select
      label={holiday.part}
      value={part ?? 'whole'}
      options={[
        { id: 'whole', text: holiday.whole },
        { id: 'morning', text: holiday.parts.morning },
        { id: 'afternoon', text: holiday.parts.afternoon },
      ]}
      onChange={(id) =>
        change(id === 'whole' ? { part: undefined } : { part: id as 'morning' | 'afternoon', workedDate: null })
      }
    />
  )
}

/** A day off and the day worked for it are one change; a day that moves leaves its old place. */
function stepsOf(
  key: string | null,
  { workedDate, ...holiday }: Draft,
  workedName: (name: string) => string,
): ConfigStep[] {
  const { name, source } = holiday
  return [
    ...(key !== null && key !== holiday.date ? [{ kind: 'holiday' as const, remove: key }] : []),
    { kind: 'holiday', item: holiday },
    ...(workedDate
      ? [{ kind: 'holiday' as const, item: { date: workedDate, kind: 'worked', name: workedName(name), source } }]
      : []),
  ]
}

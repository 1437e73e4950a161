import { useState } from 'react'
import type { ReactNode } from 'react'
import { SETTINGS } from '../../../../shared/domain/events/config-events.ts'
import type { SettingKey } from '../../../../shared/domain/events/config-events.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { settingName } from '../words/item-words.ts'
import { CheckList } from './CheckList.tsx'
import { NumberField } from './NumberField.tsx'
import { editorOf } from './setting-editor.ts'

type ValueFieldProps = {
  settingKey: SettingKey
  value: unknown
  /** Gets undefined while nothing readable has been typed. */
  onChange: (value: unknown) => void
}

/** The editor that fits the shape of a setting: so a new setting has one as soon as it has a shape. */
export function ValueField({ settingKey, value, onChange }: ValueFieldProps): ReactNode {
  const words = useWords()
  const label = settingName(words, settingKey)
  const editor = editorOf(SETTINGS[settingKey])
  switch (editor.kind) {
    case 'yes-no':
      return (
        <Select
          label={label}
          value={typeof value === 'boolean' ? String(value) : null}
          options={[
            { id: 'true', text: words.admin.yes },
            { id: 'false', text: words.admin.no },
          ]}
          onChange={(id) => onChange(id === 'true')}
        />
      )
    case 'number':
      return (
        <NumberField
          label={label}
          value={typeof value === 'number' ? value : null}
          onChange={(number) => onChange(number ?? undefined)}
        />
      )
    case 'one-of':
      return (
        <Select
          label={label}
          value={value === undefined ? null : String(value)}
          options={editor.options.map((option) => ({ id: String(option), text: optionWords(words, option) }))}
          onChange={(id) => onChange(editor.options.find((option) => String(option) === id))}
        />
      )
    case 'some-of':
      return (
        <CheckList
          label={label}
          options={editor.options.map((id) => ({ id, text: optionWords(words, id) }))}
          chosen={Array.isArray(value) ? (value as string[]) : []}
          onChange={onChange}
        />
      )
    case 'line':
      return <Field label={label} value={String(value ?? '')} maxLength={editor.maxLength} onChange={onChange} />
    case 'lines':
      return <Lines label={label} value={value} onChange={onChange} />
    case 'json':
      return <Json label={label} value={value} onChange={onChange} />
  }
}

const optionWords = ({ priorityGroups }: Words, option: string | number): string =>
  (priorityGroups as Readonly<Record<string, string>>)[option] ?? String(option)

type PartProps = { label: string; value: unknown; onChange: (value: unknown) => void }

function Lines({ label, value, onChange }: PartProps): ReactNode {
  const words = useWords().admin.texts
  const [typed, setTyped] = useState(Array.isArray(value) ? value.join('\n') : '')
  return (
    <>
      <Field
        label={label}
        value={typed}
        rows={8}
        maxLength={6_000}
        onChange={(text) => {
          setTyped(text)
          onChange(
            text
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean),
          )
        }}
      />
      <p className="small">{words.lines}</p>
    </>
  )
}

function Json({ label, value, onChange }: PartProps): ReactNode {
  const words = useWords().admin.setting
  const [typed, setTyped] = useState(value === undefined ? '' : JSON.stringify(value, null, 2))
  return (
    <Field
      label={`${label}. ${words.json}`}
      value={typed}
      rows={10}
      maxLength={20_000}
      error={typed !== '' && read(typed) === undefined ? words.badJson : null}
      onChange={(text) => {
        setTyped(text)
        onChange(read(text))
      }}
    />
  )
}

function read(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

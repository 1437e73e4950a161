import type { ReactNode } from 'react'
import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { CheckList } from '../parts/CheckList.tsx'
import { optionName } from '../words/setting-words.ts'
import { NO_CHOICE } from './no-choice.ts'
import { optionsAt } from './refers.ts'
import type { LeafShape } from './shape.ts'
import { SimpleField } from './SimpleField.tsx'

export type ValueFormProps = {
  config: ConfigurationView
  /** Place within the settings: `voice.halls`, or `voice.halls.speakers` inside a row. Words hang on it. */
  path: string
  label: string
  value: unknown
  /** Gets undefined while nothing readable has been typed. */
  onChange: (value: unknown) => void
}

/** The field of a value that is no list of others. */
export function LeafField(props: ValueFormProps & { shape: LeafShape; isOptional?: boolean | undefined }): ReactNode {
  const { shape } = props
  if (shape.kind === 'one-of') return <OneOf {...props} options={shape.options} />
  if (shape.kind === 'some-of') return <SomeOf {...props} options={shape.options} />
  if (shape.kind === 'names') return <SomeNames {...props} />
  return <SimpleField {...props} shape={shape} />
}

type OneOfProps = ValueFormProps & { options: readonly (string | number)[]; isOptional?: boolean | undefined }

function OneOf({ path, label, value, onChange, options, isOptional = false }: OneOfProps): ReactNode {
  const words = useWords()
  const open = isOptional ? [{ id: NO_CHOICE, text: words.admin.noChoice }] : []
  return (
    <Select
      label={label}
      value={value === undefined ? (open[0]?.id ?? null) : String(value)}
      options={[...open, ...options.map((option) => ({ id: String(option), text: optionName(words, path, option) }))]}
      onChange={(id) => onChange(options.find((option) => String(option) === id))}
    />
  )
}

function SomeOf({ path, label, value, onChange, options }: ValueFormProps & { options: readonly string[] }): ReactNode {
  const words = useWords()
  const named = options.map((id) => ({ id, text: optionName(words, path, id) }))
  return <CheckList label={label} options={named} chosen={(value ?? []) as string[]} onChange={onChange} />
}

function SomeNames({ config, path, label, value, onChange }: ValueFormProps): ReactNode {
  const options = optionsAt(config, useWords(), path) ?? []
  return <CheckList label={label} options={options} chosen={(value ?? []) as string[]} onChange={onChange} />
}

import type { ReactNode } from 'react'
import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import { Field } from '../../../ui/Field.tsx'
import { SearchSelect } from '../../../ui/SearchSelect.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import { ColourField } from './ColourField.tsx'
import { WeekField } from '../hours/WeekField.tsx'
import { LabelledTime } from './LabelledTime.tsx'
import { LinesField } from './LinesField.tsx'
import { NO_CHOICE } from './no-choice.ts'
import { optionsAt } from './refers.ts'
import type { LeafShape } from './shape.ts'

export type SimpleShape = Exclude<LeafShape, { kind: 'one-of' | 'some-of' | 'names' }>

type Props = {
  config: ConfigurationView
  path: string
  label: string
  value: unknown
  onChange: (value: unknown) => void
  /** A yes or no that may be left open. */
  isOptional?: boolean | undefined
}

/** The field of a value that is one thing. */
export function SimpleField(props: Props & { shape: SimpleShape }): ReactNode {
  const { label, shape, value, onChange } = props
  const text = String(value ?? '')
  switch (shape.kind) {
    case 'yes-no':
      return <YesNo {...props} />
    case 'number':
      return (
        <NumberField
          label={label}
          value={typeof value === 'number' ? value : null}
          min={shape.min}
          max={shape.max}
          onChange={(typed) => onChange(typed ?? undefined)}
        />
      )
    case 'time':
      return <LabelledTime label={label} value={text} onChange={onChange} />
    case 'colour':
      return <ColourField label={label} value={text} onChange={onChange} />
    case 'line':
      return <Line {...props} maxLength={shape.maxLength} />
    case 'lines':
      return <LinesField label={label} value={(value ?? []) as string[]} onChange={onChange} />
    case 'whole':
      return <WeekField label={label} value={value} onChange={onChange} />
    // Codes are made from words.
    case 'code':
      return null
  }
}

function YesNo({ label, value, onChange, isOptional = false }: Props): ReactNode {
  const { admin } = useWords()
  const open = isOptional ? [{ id: NO_CHOICE, text: admin.noChoice }] : []
  return (
    <Select
      label={label}
      value={typeof value === 'boolean' ? String(value) : (open[0]?.id ?? null)}
      options={[...open, { id: 'true', text: admin.yes }, { id: 'false', text: admin.no }]}
      onChange={(id) => onChange(id === NO_CHOICE ? undefined : id === 'true')}
    />
  )
}

/** A text, or the name of another thing chosen from a list. */
function Line({ config, path, label, value, onChange, maxLength }: Props & { maxLength: number }): ReactNode {
  const words = useWords()
  const options = optionsAt(config, words, path)
  const text = String(value ?? '')
  return options ? (
    <SearchSelect label={label} value={text || null} options={options} onChange={(id) => onChange(id ?? undefined)} />
  ) : (
    <Field label={label} value={text} maxLength={maxLength} onChange={onChange} />
  )
}

import type { ReactNode } from 'react'
import { useWords } from '../../../ui/language.tsx'
import { fieldName } from '../words/setting-words.ts'
import { EntriesForm } from './EntriesForm.tsx'
import { LeafField } from './LeafField.tsx'
import type { ValueFormProps } from './LeafField.tsx'
import { RowsForm } from './RowsForm.tsx'
import type { RowValue } from './rows.ts'
import type { NamedShape, Shape } from './shape.ts'
import './value.css'

/** The form that fits a shape. @param props `blank` is what a new row begins with */
export function ValueForm(props: ValueFormProps & { shape: Shape; blank?: RowValue }): ReactNode {
  const { shape } = props
  if (shape.kind === 'rows') return <RowsForm {...props} shape={shape} />
  if (shape.kind === 'entries') return <EntriesForm {...props} shape={shape} />
  if (shape.kind === 'group') return <GroupForm {...props} fields={shape.fields} />
  return <LeafField {...props} shape={shape} />
}

type GroupProps = ValueFormProps & { fields: readonly NamedShape[] }

/** Some fields that are one value, side by side. */
function GroupForm({ config, path, label, value, fields, onChange }: GroupProps): ReactNode {
  const words = useWords()
  const held = (value ?? {}) as Readonly<Record<string, unknown>>
  return (
    <fieldset className="admin-checks">
      <legend className="visually-hidden">{label}</legend>
      <div className="admin-row">
        {fields.map(({ name, shape, isOptional }) => (
          <LeafField
            key={name}
            config={config}
            path={`${path}.${name}`}
            label={fieldName(words, `${path}.${name}`)}
            {...{ shape, isOptional }}
            value={held[name]}
            onChange={(part) => onChange({ ...held, [name]: part })}
          />
        ))}
      </div>
    </fieldset>
  )
}

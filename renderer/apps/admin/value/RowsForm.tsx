import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'
import { fieldName } from '../words/setting-words.ts'
import { RowFrame } from './RowFrame.tsx'
import { emptyRow, moved, withCodes } from './rows.ts'
import type { RowValue } from './rows.ts'
import type { Shape } from './shape.ts'
import { LeafField } from './LeafField.tsx'
import type { ValueFormProps } from './LeafField.tsx'

type RowsFormProps = ValueFormProps & { shape: Shape & { kind: 'rows' }; blank?: RowValue }

/** Rows with fields: added, moved and removed one by one. */
export function RowsForm({ config, path, label, shape, value, onChange, blank = {} }: RowsFormProps): ReactNode {
  const words = useWords()
  const [shown, setShown] = useState(() => ((value ?? []) as RowValue[]).map((row, id) => ({ id, row })))
  const [next, setNext] = useState(shown.length)
  const [kept] = useState(() => new Set(shown.map(({ row }) => row['code'])))
  const hasCodes = shape.fields.some((field) => field.shape.kind === 'code')

  function put(rows: typeof shown): void {
    setShown(rows)
    const values = rows.map(({ row }) => row)
    onChange(hasCodes ? withCodes(values, kept) : values)
  }
  function add(): void {
    setNext(next + 1)
    put([...shown, { id: next, row: { ...emptyRow(shape.fields), ...blank } }])
  }
  return (
    <fieldset className="admin-checks">
      <legend>{label}</legend>
      <div className="admin-rows">
        {shown.map(({ id, row }, at) => (
          <RowFrame
            key={id}
            place={at + 1}
            isFirst={at === 0}
            isLast={at === shown.length - 1}
            onMove={(by) => put(moved(shown, at, by))}
            onRemove={() => put(shown.toSpliced(at, 1))}
          >
            {shape.fields.map((field) => (
              <LeafField
                key={field.name}
                config={config}
                path={`${path}.${field.name}`}
                label={fieldName(words, `${path}.${field.name}`)}
                shape={field.shape}
                isOptional={field.isOptional}
                value={row[field.name]}
                onChange={(part) =>
                  put(shown.map((one) => (one.id === id ? { id, row: { ...row, [field.name]: part } } : one)))
                }
              />
            ))}
          </RowFrame>
        ))}
      </div>
      {shown.length < shape.most && <Button onPress={add}>{words.admin.rows.add}</Button>}
    </fieldset>
  )
}

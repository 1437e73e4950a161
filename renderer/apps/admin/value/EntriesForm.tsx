import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { SearchSelect } from '../../../ui/SearchSelect.tsx'
import { useWords } from '../../../ui/language.tsx'
import { fieldName } from '../words/setting-words.ts'
import { optionsAt } from './refers.ts'
import { RowFrame } from './RowFrame.tsx'
import type { Shape } from './shape.ts'
import { LeafField } from './LeafField.tsx'
import type { ValueFormProps } from './LeafField.tsx'

type EntriesFormProps = ValueFormProps & { shape: Shape & { kind: 'entries' } }
type Entry = { readonly id: number; readonly key: string | null; readonly value: unknown }

/** A value for some things of a list, each thing once. */
export function EntriesForm({ config, path, label, shape, value, onChange }: EntriesFormProps): ReactNode {
  const words = useWords()
  const [entries, setEntries] = useState<readonly Entry[]>(() =>
    Object.entries((value ?? {}) as Record<string, unknown>).map(([key, held], id) => ({ id, key, value: held })),
  )
  const [next, setNext] = useState(entries.length)
  const options = optionsAt(config, words, `${path}.key`) ?? []
  const isTaken = (key: string): boolean => entries.some((entry) => entry.key === key)

  function put(rows: readonly Entry[]): void {
    setEntries(rows)
    const isWhole = rows.every(({ key, value: held }) => key !== null && held !== undefined)
    onChange(isWhole ? Object.fromEntries(rows.map((row) => [row.key, row.value])) : undefined)
  }
  const change = (id: number, part: Partial<Entry>): void =>
    put(entries.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)))
  return (
    <fieldset className="admin-checks">
      <legend>{label}</legend>
      <div className="admin-rows">
        {entries.map((entry, at) => (
          <RowFrame key={entry.id} place={at + 1} onRemove={() => put(entries.toSpliced(at, 1))}>
            <SearchSelect
              label={fieldName(words, `${path}.key`)}
              value={entry.key}
              options={options.filter(({ id }) => id === entry.key || !isTaken(id))}
              onChange={(key) => change(entry.id, { key })}
            />
            <LeafField
              config={config}
              path={`${path}.value`}
              label={fieldName(words, `${path}.value`)}
              shape={shape.value}
              value={entry.value}
              onChange={(held) => change(entry.id, { value: held })}
            />
          </RowFrame>
        ))}
      </div>
      {entries.length < options.length && (
        <Button
          onPress={() => {
            setNext(next + 1)
            put([...entries, { id: next, key: null, value: undefined }])
          }}
        >
          {words.admin.rows.add}
        </Button>
      )}
    </fieldset>
  )
}

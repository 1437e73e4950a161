import type { ReactNode } from 'react'
import { Button } from '../../../../ui/Button.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { useWords } from '../../../../ui/language.tsx'
import type { Asked } from './left-words.ts'

export type SupplementItemsProps = { items: readonly Asked[]; onChange: (items: readonly Asked[]) => void }

/** What is asked for, a line each; what the procedure does not list needs its citation (TT-9.1b). */
export function SupplementItems({ items, onChange }: SupplementItemsProps): ReactNode {
  const { dossiers: words, dossierDesk } = useWords()
  const change = (place: number, part: Partial<Asked>): void =>
    onChange(items.map((item, i) => (i === place ? { ...item, ...part } : item)))
  return items.map(({ no, text, ground = '', why = '' }, place) => (
    <div key={place} className="dossiers-row dossiers-item">
      <Field
        label={words.supplementItem(place + 1)}
        value={text}
        rows={2}
        maxLength={300}
        onChange={(next) => change(place, { text: next })}
      />
      {no === undefined && (
        <Field
          label={words.ground}
          value={ground}
          maxLength={300}
          onChange={(next) => change(place, { ground: next })}
        />
      )}
      <Field label={dossierDesk.why} value={why} maxLength={300} onChange={(next) => change(place, { why: next })} />
      <Button
        variant="quiet"
        icon="close"
        aria-label={`${words.remove}: ${words.supplementItem(place + 1)}`}
        onPress={() => onChange(items.filter((_, i) => i !== place))}
      >
        {words.remove}
      </Button>
    </div>
  ))
}

import type { ReactNode } from 'react'
import { Button } from '../../../../ui/Button.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { CountBox } from './CountBox.tsx'
import type { OutsideDraft, VisitDraft } from './draft.ts'
import type { Patch } from './use-reception.ts'

/** Papers beyond the list, each with the citation that allows it (TT-9.1b). */
export function OutsideLines({ visit, patch }: { visit: VisitDraft; patch: Patch }): ReactNode {
  const { dossiers: words } = useWords()
  const { outside } = visit.now
  const set = (next: readonly OutsideDraft[]): void =>
    patch((before) => ({ ...before, now: { ...before.now, outside: next } }))
  const change = (place: number, part: Partial<OutsideDraft>): void =>
    set(outside.map((one, i) => (i === place ? { ...one, ...part } : one)))
  return (
    <div className="dossiers-outside">
      {outside.map((one, place) => (
        <div key={place} className="dossiers-row">
          <Field
            label={words.outsideName}
            value={one.name}
            maxLength={300}
            autoFocus
            onChange={(name) => change(place, { name })}
          />
          <Field
            label={words.ground}
            value={one.ground}
            maxLength={300}
            onChange={(ground) => change(place, { ground })}
          />
          <CountBox
            label={words.counts.originals}
            value={one.originals}
            isWide
            onChange={(originals) => change(place, { originals })}
          />
          <Button variant="quiet" icon="close" onPress={() => set(outside.filter((_, i) => i !== place))}>
            {words.remove}
          </Button>
        </div>
      ))}
      <Button variant="quiet" onPress={() => set([...outside, { name: '', ground: '', originals: 1 }])}>
        {words.addOutside}
      </Button>
    </div>
  )
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'

/** What a device rarely needs, folded away unless something of it is set. */
export function Extras({ isSet, children }: { isSet: boolean; children: ReactNode }): ReactNode {
  const words = useWords().adminStations
  // As it was at first: what is typed neither opens nor closes it.
  const [isOpen] = useState(isSet)
  return (
    <details className="admin-station-extras" open={isOpen}>
      <summary>{words.more}</summary>
      <div>{children}</div>
    </details>
  )
}

/** A choice with its words; undefined is the usual one, which is not written down. */
type Choice<V> = readonly [value: V | undefined, text: string]

/** Choices of a list whose first is the usual one. */
export const usualFirst = <V extends string | number>(
  all: readonly V[],
  words: Readonly<Record<V, string>>,
): readonly Choice<V>[] => all.map((value, at) => [at === 0 ? undefined : value, words[value]])

type ChoiceFieldProps<V> = {
  label: string
  value: V | undefined
  choices: readonly Choice<V>[]
  onChange: (value: V | undefined) => void
}

/** One of a few values, the usual one when nothing is written down. */
export function ChoiceField<V extends string | number>({
  label,
  value,
  choices,
  onChange,
}: ChoiceFieldProps<V>): ReactNode {
  const at = choices.findIndex(([one]) => one === value)
  return (
    <Select
      label={label}
      value={String(Math.max(0, at))}
      options={choices.map(([, text], place) => ({ id: String(place), text }))}
      onChange={(place) => onChange(choices[Number(place)]?.[0])}
    />
  )
}

import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'
import { CheckBox } from './CheckList.tsx'

type WeightListProps = {
  label: string
  options: readonly { id: string; text: string }[]
  weights: Readonly<Record<string, number>>
  onChange: (weights: Record<string, number>) => void
}

const USUAL = 10
const MOST = 100

/** Some of a list, each with a weight from 1 to 100; a new one begins with the usual 10. */
export function WeightList({ label, options, weights, onChange }: WeightListProps): ReactNode {
  const words = useWords().admin
  function setWeight(id: string, weight: number | null): void {
    const { [id]: _before, ...others } = weights
    onChange(weight === null ? others : { ...others, [id]: Math.min(MOST, Math.max(1, weight)) })
  }
  return (
    <fieldset className="admin-checks">
      <legend>{label}</legend>
      <div className="admin-weights">
        {options.map(({ id, text }) => {
          const weight = weights[id]
          return (
            <div key={id} className="admin-weight">
              <CheckBox isSelected={weight !== undefined} onChange={(on) => setWeight(id, on ? USUAL : null)}>
                {text}
              </CheckBox>
              {weight !== undefined && (
                <span className="admin-stepper" role="group" aria-label={`${words.weight}: ${text}`}>
                  <Button onPress={() => setWeight(id, weight - 1)} aria-label={`${words.weight} −: ${text}`}>
                    −
                  </Button>
                  <output className="number" aria-label={words.weight}>
                    {weight}
                  </output>
                  <Button onPress={() => setWeight(id, weight + 1)} aria-label={`${words.weight} +: ${text}`}>
                    +
                  </Button>
                </span>
              )}
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import type { IconName } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { Place } from './find-places.ts'

const WAYS = [
  ['agencies', 'agency', 'door'],
  ['fields', 'field', 'list'],
  ['typing', 'typing', 'search'],
] as const satisfies readonly (readonly [Place['name'], string, IconName])[]

/** The three ways to a procedure, always at the same place. */
export function Ways({ here, onPlace }: { here: Place['name']; onPlace: (place: Place) => void }): ReactNode {
  const words = useWords()
  return (
    <div className="kiosk-ways">
      {WAYS.map(([name, way, icon]) => (
        <Button
          key={name}
          className="kiosk-way"
          icon={icon}
          aria-pressed={here === name || (here === 'fields-of' && name === 'agencies')}
          onPress={() => onPlace({ name })}
        >
          {words.find.ways[way]}
        </Button>
      ))}
    </div>
  )
}

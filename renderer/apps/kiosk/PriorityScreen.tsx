import type { ReactNode } from 'react'
import type { CentreView, PriorityGroup } from '../../../shared/api/views.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../ui/language.tsx'
import { KioskFrame } from './KioskFrame.tsx'
import { useSpoken } from './use-spoken.ts'

export type PriorityScreenProps = {
  centre: CentreView
  now: number
  /** Null: none of them. */
  onChoose: (group: PriorityGroup | null) => void
}

/** The groups that the centre knows; only those who asked for it come here. */
export function PriorityScreen({ centre, now, onChoose }: PriorityScreenProps): ReactNode {
  const words = useWords()
  useSpoken(['guide-priority'])
  const top = (
    <>
      <h1 className="kiosk-title">{words.kiosk.priorityQuestion}</h1>
      <p className="kiosk-lead">{words.kiosk.priorityHint}</p>
    </>
  )
  return (
    <KioskFrame centre={centre} now={now} top={top}>
      <ul className="kiosk-choices">
        {centre.priorityGroups.map((group) => (
          <li key={group}>
            <Button className="kiosk-choice" onPress={() => onChoose(group)}>
              {words.priorityGroups[group]}
            </Button>
          </li>
        ))}
      </ul>
      <div className="kiosk-bar">
        <Button icon="back" onPress={() => onChoose(null)}>
          {words.kiosk.notPriority}
        </Button>
      </div>
    </KioskFrame>
  )
}

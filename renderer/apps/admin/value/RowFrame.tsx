import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'

type RowFrameProps = {
  /** From 1. */
  place: number
  children: ReactNode
  onRemove: () => void
  /** Absent: the order says nothing. */
  onMove?: (by: number) => void
  isFirst?: boolean
  isLast?: boolean
}

/** One row of a list with its fields, and what can be done to it. */
export function RowFrame({ place, children, onRemove, onMove, isFirst, isLast }: RowFrameProps): ReactNode {
  const words = useWords().admin.rows
  return (
    <div className="admin-rows-row" role="group" aria-label={words.row(place)}>
      <div className="admin-rows-fields">{children}</div>
      <div className="admin-rows-acts">
        {onMove && (
          <>
            <Button
              variant="quiet"
              isDisabled={isFirst === true}
              aria-label={words.up(place)}
              onPress={() => onMove(-1)}
            >
              ↑
            </Button>
            <Button
              variant="quiet"
              isDisabled={isLast === true}
              aria-label={words.down(place)}
              onPress={() => onMove(1)}
            >
              ↓
            </Button>
          </>
        )}
        <Button variant="quiet" aria-label={words.remove(place)} onPress={onRemove}>
          <Icon name="close" />
        </Button>
      </div>
    </div>
  )
}

import type { ReactNode } from 'react'
import type { QueueView, UndoView } from '../../../shared/api/views.ts'
import type { Words } from '../../../shared/i18n/vi.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../ui/language.tsx'
import { OTHER_KEYS } from './desk-actions.ts'

/** The step that can be taken back now; null when there is none. */
export const undoNow = ({ undo }: Pick<QueueView, 'undo'>, now: number): UndoView | null =>
  undo && now < undo.until ? undo : null

/** What would be taken back, e.g. `kết thúc lượt A015`. */
export const undoWords = ({ step, number }: UndoView, words: Words): string => words.desk.steps[step](number ?? '')

export type UndoButtonProps = { undo: UndoView | null; isDisabled: boolean; isPending: boolean; onUndo: () => void }

/** Stands while the last step can be taken back, and keeps its room when it cannot. */
export function UndoButton({ undo, isDisabled, isPending, onUndo }: UndoButtonProps): ReactNode {
  const words = useWords()
  if (!undo) return null
  return (
    <Button
      className="counter-undo"
      icon="undo"
      hotkey={OTHER_KEYS.undo}
      isDisabled={isDisabled}
      isPending={isPending}
      onPress={onUndo}
    >
      {words.desk.undo(undoWords(undo, words))}
    </Button>
  )
}

import type { QueueView, UndoView } from '../../../shared/api/views.ts'
import { useWords } from '../../ui/language.tsx'
import type { DialogName } from './DeskDialog.tsx'
import { undoWords } from './UndoButton.tsx'
import { blockedBecause } from './desk-actions.ts'
import type { DeskAction } from './desk-actions.ts'
import type { DeskCommands } from './use-desk.ts'
import type { Sound } from './use-sound.ts'

export type DeskActsInput = {
  desk: DeskCommands
  view: QueueView
  undo: UndoView | null
  isLost: boolean
  setDialog: (dialog: DialogName | null) => void
  sound: Sound
}

/** What a press comes to: done at once, a question first, or words that say why not. */
export function useDeskActs({ desk, view, undo, isLost, setDialog, sound }: DeskActsInput) {
  const words = useWords()
  const info = (text: string): void => desk.setNews({ kind: 'info', text })

  /** F2 right after F8 is for the centre to judge. */
  function act(action: DeskAction): void {
    const why = blockedBecause(action, view, isLost, words)
    const isAhead = action === 'callNext' && desk.isBehind && !isLost
    if (why && !isAhead) return info(why)
    const run = directly(desk, view)[action]
    if (run) run()
    else setDialog(ASKING[action] ?? null)
  }

  function takeBack(): void {
    if (isLost) info(words.desk.blocked.lost)
    else if (undo) desk.undo(undo, undoWords(undo, words))
    else info(words.desk.nothingToUndo)
  }

  const switchSound = (): void => info(sound.toggle() ? words.desk.soundIsOn : words.desk.soundIsOff)
  return { act, takeBack, switchSound }
}

export type DeskActs = ReturnType<typeof useDeskActs>

/** What needs no further word. */
const directly = (desk: DeskCommands, view: QueueView): Partial<Record<DeskAction, () => void>> => ({
  callNext: desk.callNext,
  recall: desk.recall,
  noShow: desk.noShow,
  finish: desk.finish,
  close: desk.close,
  ...(view.counter.state === 'open' ? {} : { turn: desk.open }),
})

const ASKING: Partial<Record<DeskAction, DialogName>> = {
  hold: { name: 'hold' },
  transfer: { name: 'transfer' },
  turn: { name: 'pause' },
  issue: { name: 'issue' },
}

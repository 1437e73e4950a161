import type { QueueView } from '../../../shared/api/views.ts'
import type { Words } from '../../../shared/i18n/vi.ts'
import type { IconName } from '../../ui/Icon.tsx'

/** What an officer can do with one key. `turn` opens the counter or pauses it. */
export const DESK_ACTIONS = [
  'callNext',
  'recall',
  'noShow',
  'hold',
  'transfer',
  'finish',
  'turn',
  'close',
  'issue',
] as const
export type DeskAction = (typeof DESK_ACTIONS)[number]

/** The keys of the officer (design "How it looks and speaks"); F5, F11 and F12 belong to the browser. */
export const HOTKEYS: Record<DeskAction, string> = {
  callNext: 'F2',
  recall: 'F3',
  noShow: 'F4',
  hold: 'F6',
  transfer: 'F7',
  finish: 'F8',
  turn: 'F9',
  close: 'F10',
  issue: 'F1',
}

/** Keys of what is not an action of the queue. */
export const OTHER_KEYS = {
  undo: 'Ctrl+Z',
  alarm: 'Alt+B',
  sound: 'Alt+M',
  logOut: 'Alt+Q',
  newBuild: 'Alt+W',
} as const

export const ICONS: Record<DeskAction, IconName> = {
  callNext: 'bell',
  recall: 'refresh',
  noShow: 'person',
  hold: 'hold',
  transfer: 'swap',
  finish: 'check',
  turn: 'pause',
  close: 'door',
  issue: 'paper',
}

export type Desk = Pick<QueueView, 'counter' | 'current'>

/** Words of an action: F9 is named by what it does now. */
export function actionWords(action: DeskAction, { counter }: Desk, words: Words): string {
  const { actions } = words.desk
  if (action !== 'turn') return actions[action]
  if (counter.state === 'closed') return actions.open
  return counter.state === 'paused' ? actions.resume : actions.pause
}

const NEEDS_TICKET: readonly DeskAction[] = ['recall', 'noShow', 'hold', 'transfer', 'finish']

/**
 * Why an action cannot be done now, in words for the officer; null when it can. It only spares a refusal: the centre
 * decides.
 */
export function blockedBecause(
  action: DeskAction,
  { counter, current }: Desk,
  isLost: boolean,
  words: Words,
): string | null {
  const { blocked, hintPaused } = words.desk
  if (isLost) return blocked.lost
  if (NEEDS_TICKET.includes(action)) return current ? null : blocked.nobody
  if (action !== 'callNext' && action !== 'close') return null
  if (current) return blocked.inService(current.number)
  if (action === 'close') return counter.state === 'closed' ? blocked.closed : null
  if (counter.state === 'open') return null
  return counter.state === 'paused' ? hintPaused : blocked.notOpen
}

/** The one thing to do now, drawn as such. */
export function mainAction({ counter, current }: Desk): DeskAction {
  if (current) return 'finish'
  return counter.state === 'open' ? 'callNext' : 'turn'
}

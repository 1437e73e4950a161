import type { ReceptionView } from '../../../shared/api/reception-views.ts'
import type { DialogName } from './ReceptionDialog.tsx'
import type { Sheet } from './sheets/PrintSheet.tsx'
import type { ReceptionCommands } from './use-reception.ts'

export const KEYS = {
  undo: 'F2',
  find: 'F3',
  paper: 'F4',
  cards: 'F6',
  notice: 'F7',
  extend: 'F8',
  session: 'F9',
} as const

type Hands = {
  view: ReceptionView
  desk: ReceptionCommands
  ask: (dialog: DialogName) => void
  print: (sheet: Sheet) => void
  find: () => void
  list: (place: number) => void
  leave: () => void
}

/** Every key of the desk: letters give numbers, digits choose the priority group, F-keys do the rest. */
export function deskKeys({ view, desk, ask, print, find, list, leave }: Hands): Record<string, () => void> {
  const groups = view.centre.priorityGroups
  return {
    ...Object.fromEntries(view.services.map((service) => [service.letter, () => void desk.issue(service)])),
    0: () => desk.setGroup(null),
    ...Object.fromEntries(groups.map((group, i) => [String(i + 1), () => desk.setGroup(group)])),
    'Alt+1': () => list(0),
    'Alt+2': () => list(1),
    'Alt+3': () => list(2),
    'Alt+Q': leave,
    [KEYS.undo]: () => desk.lastGiven && desk.cancel(desk.lastGiven, 'mistake'),
    [KEYS.find]: find,
    [KEYS.paper]: () => ask({ name: 'paper' }),
    [KEYS.cards]: () => ask({ name: 'cards' }),
    [KEYS.notice]: () => view.hall?.state === 'closed' && print({ name: 'notice' }),
    [KEYS.extend]: () => ask({ name: 'extend' }),
    [KEYS.session]: () => ask({ name: 'session' }),
  }
}

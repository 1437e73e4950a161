import type { RefObject } from 'react'
import type { DialogName } from './DeskDialog.tsx'
import { DESK_ACTIONS, HOTKEYS, OTHER_KEYS } from './desk-actions.ts'
import type { AlarmDesk } from './use-alarm-desk.ts'
import type { DeskActs } from './use-desk-acts.ts'
import { useHotkeys } from './use-hotkeys.ts'

export type DeskKeysInput = {
  acts: DeskActs
  alarm: AlarmDesk
  column: RefObject<HTMLDivElement | null>
  /** A question is open: keys belong to it, but for the alarm. */
  isAsking: boolean
  isAlarmAsked: boolean
  setDialog: (dialog: DialogName | null) => void
}

/** Every key of the desk. Help is called by two presses of the same keys, also from within a question. */
export function useDeskKeys({ acts, alarm, column, isAsking, isAlarmAsked, setDialog }: DeskKeysInput): void {
  /** Focuses one of the lists by its place. */
  const goTo = (list: number) => () =>
    column.current?.querySelector<HTMLElement>(`[data-list="${list}"] [role="listbox"]`)?.focus()
  const keys = {
    ...Object.fromEntries(DESK_ACTIONS.map((action) => [HOTKEYS[action], () => acts.act(action)])),
    ...Object.fromEntries([1, 2, 3, 4].map((list) => [`Alt+${list}`, goTo(list)])),
    [OTHER_KEYS.undo]: acts.takeBack,
    [OTHER_KEYS.sound]: acts.switchSound,
    [OTHER_KEYS.logOut]: () => setDialog({ name: 'log-out' }),
    ...alarm.keys,
  }
  useHotkeys(keys, !isAsking)

  function callForHelp(): void {
    if (isAlarmAsked) alarm.raise('security')
    setDialog(isAlarmAsked ? null : { name: 'alarm' })
  }
  useHotkeys({ [OTHER_KEYS.alarm]: callForHelp }, true)
}

/** What the window is told of a key before its page is (Electron's `Input`). */
export type Key = {
  readonly type: string
  readonly key: string
  readonly code: string
  readonly control: boolean
  readonly alt: boolean
  readonly meta: boolean
  readonly shift: boolean
}

/** Keys that reload, leave or inspect; no page of ours uses them (F5 would lose what an officer has typed). */
const NEVER = new Set([
  'F5',
  'F11',
  'F12',
  'BrowserBack',
  'BrowserForward',
  'BrowserHome',
  'BrowserRefresh',
  'PrintScreen',
])
/** With Ctrl or Meta, at a desk: reload, close, new window, open, save, source, inspect, zoom, history, full screen. */
const NEVER_WITH_CONTROL = new Set([
  'r',
  'w',
  'n',
  't',
  'o',
  's',
  'u',
  'i',
  'j',
  'h',
  'd',
  'q',
  '+',
  '-',
  '=',
  '0',
  'f4',
  'f5',
])
const NEVER_WITH_ALT = new Set(['arrowleft', 'arrowright', 'home', 'f4', ' '])

/** Keys that lead out of a window that has not the focus, or start a player: held for the whole machine, to do nothing. */
export const HELD_KEYS = [
  'Alt+F4',
  'F11',
  'MediaPlayPause',
  'MediaStop',
  'MediaNextTrack',
  'MediaPreviousTrack',
] as const

/**
 * Whether a key is kept from the page. What the system keeps for itself (Ctrl+Alt+Del, the Windows key, Alt+Tab) never
 * arrives here: Shell Launcher, Keyboard Filter and cage see to those.
 * @param attended somebody works at this window; elsewhere only plain typing is let through
 */
export function isBlockedKey(key: Key, attended: boolean): boolean {
  const name = key.key.toLowerCase()
  if (NEVER.has(key.key)) return true
  if (attended) {
    return ((key.control || key.meta) && NEVER_WITH_CONTROL.has(name)) || (key.alt && NEVER_WITH_ALT.has(name))
  }
  // Scanners that type write letters with Alt and the digits of the number pad.
  if (key.alt && !key.control && !key.meta && /^(Numpad\d|Alt(Left|Right))$/.test(key.code)) return false
  return key.control || key.meta || key.alt || /^F\d+$/.test(key.key) || /^(Launch|Media|ContextMenu)/.test(key.key)
}

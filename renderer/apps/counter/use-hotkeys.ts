import { useEffect, useEffectEvent } from 'react'

/**
 * Keys of the whole page, by name: `F2`, `Alt+1`, `Ctrl+Z`. The browser's own use of them is always prevented; they do
 * nothing while `isActive` is false (a dialog is open). A key held down counts once.
 */
export function useHotkeys(keys: Readonly<Record<string, () => void>>, isActive: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.metaKey || event.shiftKey || (event.ctrlKey && isTyping(event))) return
    const run = keys[nameOf(event)]
    if (!run) return
    event.preventDefault()
    if (isActive && !event.repeat) run()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event)
    addEventListener('keydown', listen, { capture: true })
    return () => removeEventListener('keydown', listen, { capture: true })
  }, [])
}

/** By place on the keyboard, so that a Vietnamese layout, which writes letters with its digits, changes nothing. */
function nameOf({ altKey, ctrlKey, code, key }: KeyboardEvent): string {
  if (!altKey && !ctrlKey) return key
  return `${ctrlKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${code.replace(/^(Digit|Key|Numpad)/, '')}`
}

/** In a field Ctrl+Z takes back what was typed. */
const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

import { useEffect, useEffectEvent } from 'react'

/**
 * Keys of the whole page, by name: `F2`, `Alt+1`. The browser's own use of them is always prevented; they do nothing
 * while `isActive` is false (a dialog is open). A key held down counts once.
 */
export function useHotkeys(keys: Readonly<Record<string, () => void>>, isActive: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    // By place on the keyboard, so that a Vietnamese layout, which writes letters with its digits, changes nothing.
    const name = event.altKey ? `Alt+${event.code.replace(/^(Digit|Key|Numpad)/, '')}` : event.key
    const run = keys[name]
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

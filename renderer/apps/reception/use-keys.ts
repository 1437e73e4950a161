import { useEffect, useEffectEvent } from 'react'

const WRITES = 'input, textarea, [contenteditable]'

/**
 * Keys of the whole page by name: `F4`, `Alt+1`, `A`, `0`. Letters and digits do nothing while somebody writes; no key
 * does anything while a dialog is open. A key held down counts once.
 */
export function useKeys(keys: Readonly<Record<string, () => void>>, isActive: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (!isActive || event.ctrlKey || event.metaKey || event.shiftKey) return
    // By place on the keyboard: a Vietnamese input method keeps letters to itself.
    const place = event.code.replace(/^(Digit|Key|Numpad)/, '')
    const isWritten = /^[A-Z\d]$/.test(place)
    if (isWritten && !event.altKey && event.target instanceof Element && event.target.closest(WRITES)) return
    const run = keys[event.altKey ? `Alt+${place}` : isWritten ? place : event.key]
    if (!run) return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat) run()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event)
    addEventListener('keydown', listen, { capture: true })
    return () => removeEventListener('keydown', listen, { capture: true })
  }, [])
}

import { createContext, useContext, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { newUnsaved } from './unsaved.ts'
import type { Unsaved, UnsavedThing } from './unsaved.ts'

const UnsavedContext = createContext<Unsaved>(newUnsaved())

/** Stands above the page of a log-in: what is typed below outlives dialogs and areas, and the browser asks before it goes. */
export function UnsavedProvider({ children }: { children: ReactNode }): ReactNode {
  const [unsaved] = useState(newUnsaved)
  useEffect(() => guardPage(unsaved), [unsaved])
  return <UnsavedContext value={unsaved}>{children}</UnsavedContext>
}

export const useUnsaved = (): Unsaved => useContext(UnsavedContext)

/** A part of the page that has something unsaved while `tell` names any. It is asked when somebody wants to leave. */
export function useUnsavedThings(tell: () => readonly UnsavedThing[]): void {
  const unsaved = useUnsaved()
  // A page asks while it is painted, too: an effect event would throw there.
  const now = useRef(tell)
  useEffect(() => {
    now.current = tell
  })
  useEffect(() => unsaved.ask(() => now.current()), [unsaved])
}

/**
 * What is typed in a question: it is there again when the question was left by mistake, as long as it begins as it did then,
 * and it is named before a log-out. Typed back to what it began with it is nothing.
 * @param key names the question once on the page
 * @param first what the question begins with
 * @param name of the question on the screen
 * @returns the value, its change (from what it is by then), and what forgets it: it was sent
 */
export function useKept<T>(
  key: string,
  first: T,
  name: string,
): readonly [T, (change: (before: T) => T) => void, () => void] {
  const unsaved = useUnsaved()
  const [{ at, initial, begun }] = useState(() => ({ at: key, initial: first, begun: JSON.stringify(first) }))
  // Two changes may come before the page is painted: each builds on what is kept, not on what was painted.
  const kept = (): T => (unsaved.read(at, begun) as T | undefined) ?? initial
  const [value, setValue] = useState<T>(kept)
  function change(make: (before: T) => T): void {
    const next = make(kept())
    setValue(next)
    if (JSON.stringify(next) === begun) unsaved.forget(at)
    else unsaved.keep(at, next, { name, ...(location.hash === '' ? {} : { address: location.hash }) }, begun)
  }
  return [value, change, () => unsaved.forget(at)]
}

const TYPED = 'input:not([type="search"], [role="combobox"]), textarea'

/** Asks before the tab is closed or loaded anew: also while a question is open into which somebody has typed. */
function guardPage(unsaved: Unsaved): () => void {
  const typedInto = new Set<Element>()
  function hear({ target }: Event): void {
    const dialog = target instanceof Element && target.matches(TYPED) ? target.closest('[role="dialog"]') : null
    if (dialog && !typedInto.has(dialog)) {
      dropClosed()
      typedInto.add(dialog)
    }
  }
  // What stood in a question that is closed is kept in memory no longer.
  function dropClosed(): void {
    for (const dialog of typedInto) if (!dialog.isConnected) typedInto.delete(dialog)
  }
  function ask(event: BeforeUnloadEvent): void {
    dropClosed()
    if (typedInto.size > 0 || unsaved.all().length > 0) event.preventDefault()
  }
  document.addEventListener('input', hear)
  addEventListener('beforeunload', ask)
  return () => {
    document.removeEventListener('input', hear)
    removeEventListener('beforeunload', ask)
  }
}

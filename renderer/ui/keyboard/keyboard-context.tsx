import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { KeyPage } from './keyboard-layout.ts'
import { TouchKeyboard } from './TouchKeyboard.tsx'
import type { TextTarget } from './text-target.ts'

type Keyboard = {
  open(target: TextTarget, page: KeyPage): void
  /** Closes the keyboard when it writes into this field. */
  leave(target: TextTarget | null): void
}

const KeyboardContext = createContext<Keyboard | null>(null)

/**
 * Gives the touch fields of a page their keyboard, at the lower edge of the screen (portrait kiosk: of the reach zone).
 * While it is open the page has `--keyboard-space` to leave free, in px from the lower edge of the window.
 */
export function TouchKeyboardProvider({ children }: { children: ReactNode }): ReactNode {
  const [at, setAt] = useState<{ target: TextTarget; page: KeyPage } | null>(null)
  const keyboard = useMemo<Keyboard>(
    () => ({
      open: (target, page) => setAt((now) => (now?.target === target ? now : { target, page })),
      leave: (target) => setAt((now) => (target === null || now?.target === target ? null : now)),
    }),
    [],
  )
  return (
    <KeyboardContext value={keyboard}>
      {children}
      {at && <TouchKeyboard key={at.page} {...at} onHide={() => keyboard.leave(null)} />}
    </KeyboardContext>
  )
}

/**
 * Brings the keyboard when a field is touched; it stays through touches elsewhere and goes with the field.
 * @throws when the page has no TouchKeyboardProvider: a programming error
 */
export function useTouchKeyboard<T extends TextTarget>(
  page: KeyPage,
): { field: RefObject<T | null>; open: () => void } {
  const keyboard = useContext(KeyboardContext)
  if (!keyboard) throw new Error('a touch field needs a TouchKeyboardProvider')
  const ref = useRef<T>(null)
  useEffect(() => {
    const target = ref.current
    return () => keyboard.leave(target)
  }, [keyboard])
  return { field: ref, open: () => ref.current && keyboard.open(ref.current, page) }
}

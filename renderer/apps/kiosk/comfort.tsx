import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import './comfort.css'

/** What makes the kiosk usable for this citizen; all off for the next one. */
export type Comfort = {
  /** Larger type. */
  large: boolean
  /** Ink on white, action on black. */
  contrast: boolean
  /** Everything that is touched moves down: wheelchair, short people, children. */
  low: boolean
  /** Spoken guidance. */
  spoken: boolean
}
export type ComfortSwitch = keyof Comfort

const OFF: Comfort = { large: false, contrast: false, low: false, spoken: false }

type ComfortState = { comfort: Comfort; toggle: (name: ComfortSwitch) => void; reset: () => void }

const ComfortContext = createContext<ComfortState>({ comfort: OFF, toggle: () => {}, reset: () => {} })

/** Keeps the switches and tells the style sheets by attributes of the page; nothing of it is stored. */
export function ComfortProvider({ children }: { children: ReactNode }): ReactNode {
  const [comfort, setComfort] = useState(OFF)
  useEffect(() => {
    const { dataset } = document.documentElement
    dataset['theme'] = comfort.contrast ? 'contrast' : 'light'
    dataset['type'] = comfort.large ? 'large' : 'usual'
    dataset['zone'] = comfort.low ? 'low' : 'usual'
  }, [comfort])
  const state = useMemo<ComfortState>(
    () => ({
      comfort,
      toggle: (name) => setComfort((now) => ({ ...now, [name]: !now[name] })),
      reset: () => setComfort(OFF),
    }),
    [comfort],
  )
  return <ComfortContext value={state}>{children}</ComfortContext>
}

export const useComfort = (): ComfortState => useContext(ComfortContext)

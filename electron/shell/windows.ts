import { screen } from 'electron'
import type { WebContents } from 'electron'
import type { Shell } from './context.ts'
import { untilNight } from '../../shared/shell/recovery.ts'
import { WINDOWS } from '../../shared/shell/roles.ts'
import type { WindowPlan } from '../../shared/shell/roles.ts'
import { openWindow } from './shell-window.ts'
import type { ShellWindow } from './shell-window.ts'

const MINUTE_MS = 60_000
/** A page loads a newer build by itself when it is idle; one that has not after this long is loaded anew. */
const STALE_MS = 10 * MINUTE_MS

export type Windows = {
  /** Opens and closes what the settings of now want, and loads all anew. */
  arrange(): void
  all(): readonly ShellWindow[]
  of(contents: WebContents): ShellWindow | undefined
}

/** A machine without a configuration has one window, which says so. */
const UNKNOWN: readonly WindowPlan[] = [{ page: 'counter', screen: 0, attended: true, paths: [] }]

/**
 * Opens the windows of the machine's role, one for each screen that is there, and keeps them loaded: when the centre
 * comes back, at night, after an update, when a screen is plugged in.
 * @param minutesNow minutes of the day in Viet Nam
 */
export function openWindows(shell: Shell, minutesNow: () => number): Windows {
  const open = new Map<WindowPlan, ShellWindow>()
  function arrange(): void {
    const screens = screen.getAllDisplays().length
    const plans = shell.config ? WINDOWS[shell.config.role] : UNKNOWN
    const second = shell.config?.secondScreen ?? false
    for (const plan of new Set([...plans, ...open.keys()])) {
      const wanted = plans.includes(plan) && (plan.screen === 0 || (second && plan.screen < screens))
      const there = open.get(plan)
      if (wanted && !there) {
        // An officer who closes the desk has ended the work here.
        const made = openWindow(plan, shell, () => shell.leave(0))
        open.set(plan, made)
        made.load()
      }
      if (!wanted && there) {
        open.delete(plan)
        there.close()
      }
    }
  }

  const unattended = (): ShellWindow[] => [...open.values()].filter(({ plan }) => !plan.attended)

  let build: string | null = null
  shell.watch.onChange(({ state, build: served }) => {
    for (const window of open.values()) {
      if (window.showing() === 'nothing' || (state === 'here' && window.showing() === 'trouble')) window.load()
    }
    if (served !== null && build !== null && served !== build) {
      const since = shell.clock.monotonic()
      shell.timers.after(STALE_MS, () => {
        for (const window of unattended()) if (window.loadedAt() < since) window.load()
      })
    }
    build = served ?? build
  })
  keepNightlyReload()

  function keepNightlyReload(): void {
    const [hours = 0, minutes = 0] = (shell.config?.nightlyReload ?? '03:10').split(':').map(Number)
    shell.timers.after(untilNight(hours * 60 + minutes, minutesNow()), () => {
      for (const window of unattended()) window.load()
      keepNightlyReload()
    })
  }

  screen.on('display-added', arrange)
  screen.on('display-removed', arrange)
  arrange()
  return {
    arrange() {
      arrange()
      for (const window of open.values()) window.load()
    },
    all: () => [...open.values()],
    of: (contents) => [...open.values()].find((window) => window.has(contents)),
  }
}

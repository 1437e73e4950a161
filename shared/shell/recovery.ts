/** How the program ends, for whoever started it (Shell Launcher, `resources/windows`; systemd restarts after any). */
export const EXIT = { restartShell: 0, restartDevice: 1, shutDown: 2, stay: 3 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

const WINDOW_MS = 5 * 60_000
const BACK_OFF_MS = [1_000, 2_000, 5_000, 15_000, 30_000] as const
/** A child that ran this long is well: its next fault is a first one again. */
export const WELL_AFTER_MS = 60_000

export type Remedy = 'reload' | 'recreate' | 'restart-device'

/**
 * What is done about a page that crashed or hangs: it is loaded again; the third time within five minutes the window is
 * made anew; after two more the machine is (decisions.md 27).
 * @param crashes moments of its crashes on the monotonic clock, this one last, in ms
 */
export function remedyFor(crashes: readonly number[]): Remedy {
  const last = crashes.at(-1) ?? 0
  const recent = crashes.filter((at) => last - at < WINDOW_MS).length
  if (recent < 3) return 'reload'
  return recent < 6 ? 'recreate' : 'restart-device'
}

/** How long to wait before a child is started again. @param failures in a row, this one counted */
export const backOffMs = (failures: number): number =>
  BACK_OFF_MS[Math.min(Math.max(failures, 1), BACK_OFF_MS.length) - 1] ?? 0

/** No sign of life of a page for this long, and it hangs; a board has no input by which Electron would notice. */
export const SILENT_MS = 15_000
/** How often each page says that it lives. */
export const BEAT_MS = 3_000

/**
 * Whether the watchdog outside is told that all is well.
 * @param silences for each window that has a page, ms since its last sign of life
 */
export const isAlive = (silences: readonly number[]): boolean => silences.every((ms) => ms < 2 * SILENT_MS)

const DAY_MINUTES = 24 * 60

/**
 * How long until the pages of machines that nobody attends are loaded anew, at night, in ms.
 * @param at minutes of the day, e.g. 190 for 03:10; @param now minutes of the day in Viet Nam
 */
export const untilNight = (at: number, now: number): number => {
  const minutes = (at - now + DAY_MINUTES) % DAY_MINUTES
  return (minutes === 0 ? DAY_MINUTES : minutes) * 60_000
}

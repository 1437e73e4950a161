import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import type { CentreState } from '../../platform/watch-centre.ts'
import type { Shell } from '../../shell/context.ts'
import { seen } from './electron.ts'
import type { BrowserWindow } from './electron.ts'
import { become, keptLog } from './faults.ts'

export const CENTRE = 'http://10.0.0.2:8080'

/** The window that was made last. */
export const last = (): BrowserWindow => seen.windows.at(-1) as BrowserWindow

/** Lets everything happen that can happen at once. */
export const settle = (): Promise<unknown> => become(Promise.resolve())

/** A shell as far as its windows know it, at a centre that is there; `heard` is what they ask of it. */
export function shellOf(config: object | null = { language: 'vi', corner: 'top-right' }) {
  const { clock, timers, advance } = createManualTime()
  const { log, lines } = keptLog()
  const heard: unknown[] = []
  const now = {
    state: { state: 'here', since: 0, build: 'one' } as CentreState,
    centre: CENTRE as string | null,
    config,
    token: async (): Promise<string | null> => 'a b',
  }
  let tell: (state: CentreState) => void = () => {}
  const shell = {
    get centre() {
      return now.centre
    },
    get config() {
      return now.config
    },
    ...{ preload: 'preload.cjs', clock, timers, log },
    watch: {
      now: () => now.state,
      look: () => heard.push('look'),
      onChange: (listener: typeof tell) => void (tell = listener),
    },
    secrets: { read: () => now.token() },
    setUp: { want: (applicant: unknown) => heard.push(applicant) },
    leave: (code: number) => heard.push(code),
  } as unknown as Shell
  const news = (state: Partial<CentreState>): void => tell((now.state = { ...now.state, ...state } as CentreState))
  return { shell, advance, lines, heard, now, news }
}

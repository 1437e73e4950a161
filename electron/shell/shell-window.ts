import type { BrowserWindow, WebContents } from 'electron'
import { needOf, signsOfLife } from '../platform/signs-of-life.ts'
import type { Showing } from '../platform/signs-of-life.ts'
import { makeBrowserWindow } from './browser-window.ts'
import type { Shell } from './context.ts'
import { APP_PAGE } from '../../shared/shell/addresses.ts'
import type { Applicant } from '../platform/set-up/set-up-desk.ts'
import { needsToken } from '../../shared/shell/first-start.ts'
import { EXIT, remedyFor, SILENT_MS } from '../../shared/shell/recovery.ts'
import type { WindowPlan } from '../../shared/shell/roles.ts'

export type ShellWindow = {
  readonly plan: WindowPlan
  showing(): Showing
  /** The page of the centre, or what is wrong when it cannot be had. */
  load(): void
  showTechnician(): void
  /** Whether this is the page of this window. */
  has(contents: WebContents): boolean
  /** Its page says that it lives. */
  beat(): void
  /** For how long its page has not said that it lives, in ms; 0 before the first one. */
  silentFor(): number
  /** When its page was loaded last, on the monotonic clock. */
  loadedAt(): number
  send(channel: string, value: unknown): void
  close(): void
}

/** Opens a window of its plan and keeps it: whatever happens to its page, there is a page again. */
export function openWindow(plan: WindowPlan, shell: Shell, onClosed: () => void): ShellWindow {
  const { clock, timers, log } = shell
  const crashes: number[] = []
  let window: BrowserWindow
  let showing: Showing = 'nothing'
  let isClosing = false
  const life = signsOfLife(clock)

  const create = (): BrowserWindow =>
    makeBrowserWindow(plan, shell, {
      onClosed(closed) {
        if (closed === window && !isClosing) onClosed()
      },
      onFailed: () => showing === 'centre' && fail(),
      onLoaded: life.loaded,
      onAstray: load,
      onGone: mend,
    })

  function mend(reason: string): void {
    crashes.push(clock.monotonic())
    const remedy = remedyFor(crashes)
    log.error({ page: plan.page, reason, remedy }, 'a page is gone')
    if (remedy === 'restart-device' && !plan.attended) return shell.leave(EXIT.restartDevice)
    if (remedy === 'recreate') {
      const old = window
      window = create()
      old.destroy()
    }
    // Loading in the middle of the event that tells of the crash is not safe in Electron.
    timers.after(0, load)
  }

  function fail(): void {
    show('trouble', APP_PAGE)
    shell.watch.look()
  }

  function show(next: Showing, url: string): void {
    showing = next
    life.begin()
    window.loadURL(url).catch((error: unknown) => {
      log.warn({ page: plan.page, error: String(error).replace(/#\S*/g, '') }, 'a page could not be loaded')
    })
  }

  function load(): void {
    const { state } = shell.watch.now()
    // The first answer or silence comes within seconds.
    if (shell.centre !== null && state === 'unknown') return void (showing = 'nothing')
    if (shell.centre === null || state === 'away') return show('trouble', APP_PAGE)
    void pageOf(plan, shell).then(([next, url]) => show(next, url))
  }

  function look(): void {
    const need = needOf(showing, life, shell.watch.now().state === 'here')
    if (need === 'show-trouble') fail()
    if (need === 'end-page' && !window.webContents.isCrashed()) window.webContents.forcefullyCrashRenderer()
    if (need === 'load') load()
  }

  window = create()
  const stopLooking = timers.every(SILENT_MS / 3, look)
  return {
    plan,
    showing: () => showing,
    load,
    showTechnician: () => show('technician', `${APP_PAGE}#technician`),
    has: (contents) => !window.isDestroyed() && window.webContents === contents,
    beat: life.beat,
    silentFor: () => (showing === 'nothing' ? 0 : life.silentFor()),
    loadedAt: life.loadedAt,
    send: (channel, value) => window.webContents.send(channel, value),
    close() {
      isClosing = true
      stopLooking()
      if (!window.isDestroyed()) window.destroy()
    },
  }
}

/** The first window stands for the whole machine. */
export const applicantOf = ({ page, screen }: WindowPlan): Applicant => ({ page, isFirst: screen === 0 })

/** What a window whose centre is there shows, and where that is. */
async function pageOf(plan: WindowPlan, shell: Shell): Promise<[Showing, string]> {
  try {
    const url = await addressOf(plan, shell)
    return url === null ? ['pairing', APP_PAGE] : ['centre', url]
  } catch (error) {
    // A key ring that is locked: it is asked again soon, and nobody stands before an empty screen.
    shell.log.error({ page: plan.page, err: error }, 'the token of this page could not be read')
    return ['trouble', APP_PAGE]
  }
}

/** The page of the centre for a window, with its device's token behind `#`, where no server sees it; null: it has none, and asks. */
async function addressOf(plan: WindowPlan, { centre, config, secrets, setUp }: Shell): Promise<string | null> {
  const { page } = plan
  const token = await secrets.read(page)
  if (token === null && (needsToken(page) || config?.authority !== undefined)) {
    setUp.want(applicantOf(plan))
    return null
  }
  const fragment = token === null ? '' : `#token=${encodeURIComponent(token)}`
  return `${centre}/${page}/${config?.language === 'en' ? '?lang=en' : ''}${fragment}`
}

import type { BrowserWindow, WebContents } from 'electron'
import { makeBrowserWindow } from './browser-window.ts'
import type { Shell } from './context.ts'
import { APP_PAGE } from '../../shared/shell/addresses.ts'
import { EXIT, remedyFor, SILENT_MS } from '../../shared/shell/recovery.ts'
import type { Clock } from '../../shared/kernel/time.ts'
import type { WindowPlan } from '../../shared/shell/roles.ts'

/** What a window shows: the centre's page, what is wrong, or the technician's page. */
export type Showing = 'nothing' | 'centre' | 'trouble' | 'technician'

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
    if (shell.centre !== null && state === 'unknown') return
    if (shell.centre === null || state === 'away') return show('trouble', APP_PAGE)
    void addressOf(plan, shell).then((url) => show('centre', url))
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

/** The page of the centre for a window, with its device's token behind `#`, where no server sees it. */
async function addressOf({ page }: WindowPlan, { centre, config, secrets }: Shell): Promise<string> {
  const token = await secrets.read(page)
  const fragment = token === null ? '' : `#token=${encodeURIComponent(token)}`
  return `${centre}/${page}/${config?.language === 'en' ? '?lang=en' : ''}${fragment}`
}

type Need = 'nothing' | 'show-trouble' | 'end-page' | 'load'

/** What a window needs that shows this. @param isHere the centre answers */
function needOf(showing: Showing, life: Life, isHere: boolean): Need {
  if (showing === 'nothing') return 'nothing'
  // A server that takes the call and says nothing, or breaks off in the middle, is no fault of the page.
  if (life.silentFor() >= SILENT_MS) return life.hasBeaten() ? 'end-page' : 'show-trouble'
  // The centre answered all the time, but with an error.
  return showing === 'trouble' && isHere && life.sinceLoaded() >= SILENT_MS ? 'load' : 'nothing'
}

type Life = ReturnType<typeof signsOfLife>

/** When a page was loaded, and when it last said that it lives; in ms of the monotonic clock. */
function signsOfLife(clock: Clock) {
  let hasBeaten = false
  let lastSign = clock.monotonic()
  let loadedAt = lastSign
  const sign = (): number => (lastSign = clock.monotonic())
  return {
    begin() {
      hasBeaten = false
      sign()
    },
    loaded: () => void (loadedAt = sign()),
    beat() {
      hasBeaten = true
      sign()
    },
    hasBeaten: () => hasBeaten,
    silentFor: () => clock.monotonic() - lastSign,
    loadedAt: () => loadedAt,
    sinceLoaded: () => clock.monotonic() - loadedAt,
  }
}

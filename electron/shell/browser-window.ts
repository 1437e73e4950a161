import { BrowserWindow, screen } from 'electron'
import type { BrowserWindowConstructorOptions } from 'electron'
import { mayShow } from '../../shared/shell/addresses.ts'
import type { WindowPlan } from '../../shared/shell/roles.ts'
import type { Shell } from './context.ts'
import { askBeforeClosing } from './ask-before-closing.ts'
import { guardContents } from './guards.ts'

/** What may happen to a window and its page. */
export type WindowNews = {
  /** Its user has closed it; only where somebody works. */
  onClosed(window: BrowserWindow): void
  /** The page could not be had, or is an error of the server. */
  onFailed(): void
  onLoaded(): void
  /** The page is somewhere where no window of this kind may be. */
  onAstray(): void
  /** The page has crashed, or was ended because it hung. */
  onGone(reason: string): void
}

/** The page that was begun last is another one: what became of this load is nobody's matter. */
const ABORTED = -3

/** Makes the window of a plan, locked as its kind is, and says what happens to it. */
export function makeBrowserWindow(plan: WindowPlan, shell: Shell, news: WindowNews): BrowserWindow {
  const reach = {
    // The centre of a machine may move to another address.
    get centre() {
      return shell.centre
    },
    paths: plan.paths,
  }
  const made = new BrowserWindow(optionsOf(plan, shell))
  const { webContents } = made
  guardContents(webContents, reach, plan.attended, shell.log)
  made.setMenu(null)
  made.once('ready-to-show', () => made.show())
  made.on('close', (event) => {
    if (!plan.attended) event.preventDefault()
  })
  if (plan.attended) askBeforeClosing(made)
  made.on('closed', () => plan.attended && news.onClosed(made))
  // Without its full screen a kiosk would be an open desk.
  made.on('leave-full-screen', () => !plan.attended && made.setKiosk(true))
  made.on('unresponsive', () => webContents.forcefullyCrashRenderer())
  webContents.on('did-fail-load', (_event, code, _text, _url, isMainFrame) => {
    if (isMainFrame && code !== ABORTED) news.onFailed()
  })
  webContents.on('did-navigate', (_event, url, status) => {
    if (status >= 400) news.onFailed()
    // However it came there: no guard is the last one.
    else if (!mayShow(url, reach)) news.onAstray()
  })
  webContents.on('did-finish-load', () => news.onLoaded())
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') news.onGone(reason)
  })
  return made
}

/** The options of every window; the pages get nothing of Node and a world of their own (models.md §6.1). */
function optionsOf(plan: WindowPlan, { preload, config }: Shell): BrowserWindowConstructorOptions {
  const displays = screen.getAllDisplays()
  const { bounds } = displays[plan.screen] ?? screen.getPrimaryDisplay()
  const corner = `--corner=${config?.corner ?? 'top-left'}`
  return {
    ...bounds,
    show: false,
    backgroundColor: '#fffdf9',
    autoHideMenuBar: true,
    ...(plan.attended ? {} : { kiosk: true, frame: false, alwaysOnTop: true, closable: false, minimizable: false }),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      devTools: false,
      disableDialogs: !plan.attended,
      navigateOnDragDrop: false,
      spellcheck: false,
      backgroundThrottling: false,
      additionalArguments: plan.attended ? ['--attended'] : [corner],
    },
  }
}

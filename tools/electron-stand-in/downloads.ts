import { join } from 'node:path'
import { cancelable, theBrowser } from './app.ts'
import { fromChromium } from './app-scheme.ts'
import { BrowserWindow } from './browser-window.ts'
import { defaultSession } from './session.ts'
import { record, settings } from './settings.ts'

/** Lets the program hear of each download and refuse it; what it lets go on is written down. */
export async function watchDownloads(): Promise<void> {
  const { browser } = theBrowser().devTools
  browser.on('Browser.downloadWillBegin', ({ guid, url, frameId, suggestedFilename }) => {
    const event = cancelable()
    let savePath = ''
    const item = {
      getURL: () => fromChromium(url),
      getFilename: () => suggestedFilename,
      setSavePath: (path: string) => void (savePath = path),
    }
    const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.targetId === frameId)
    defaultSession.emit('will-download', event, item, window?.webContents)
    record(event.defaultPrevented ? 'download refused' : 'downloaded', { url: fromChromium(url), savePath })
    // It may be complete before it is refused; nobody is shown the folder.
    if (event.defaultPrevented) browser.send('Browser.cancelDownload', { guid }).catch(() => {})
  })
  const downloadPath = join(settings.userData, 'downloads')
  await browser.send('Browser.setDownloadBehavior', { behavior: 'allowAndName', downloadPath, eventsEnabled: true })
}

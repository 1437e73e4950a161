import { join } from 'node:path'
import { app, session } from 'electron'
import type { Session, WebContents } from 'electron'
import type { Log } from '../platform/log.ts'
import { isAppPage, isOfCentre, mayShow, originOf } from '../../shared/shell/addresses.ts'
import type { Reach } from '../../shared/shell/addresses.ts'
import { isBlockedKey } from '../../shared/shell/keys.ts'
import { isGranted } from '../../shared/shell/permissions.ts'
import type { MachineRole } from '../../shared/shell/roles.ts'

/** Switches that Chromium must have before it starts. */
export const SWITCHES = [
  ['disable-pinch'],
  ['overscroll-history-navigation', '0'],
  ['autoplay-policy', 'no-user-gesture-required'],
  // A crash of the graphics process must not end in a black kiosk that waits for three of them.
  ['disable-gpu-process-crash-limit'],
] as const

/** Nothing in a window leads out of it: no other page, no popup, no embedded browser, no key, no zoom. */
export function guardContents(contents: WebContents, reach: Reach, attended: boolean, log: Log): void {
  const stay = (details: { url: string; preventDefault(): void }): void => {
    if (mayShow(details.url, reach)) return
    details.preventDefault()
    log.warn({ url: withoutSecrets(details.url) }, 'a navigation was refused')
  }
  // Of the main frame too, so `will-navigate` would only ask a second time.
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.setWindowOpenHandler(({ url }) => {
    log.warn({ url: withoutSecrets(url) }, 'a window was refused')
    return { action: 'deny' }
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // A page that would rather stay cannot keep a machine from being loaded anew when nobody is there to answer.
  if (!attended) contents.on('will-prevent-unload', (event) => event.preventDefault())
  contents.on('before-input-event', (event, input) => {
    if (isBlockedKey(input, attended)) event.preventDefault()
  })
  contents.on('did-finish-load', () => {
    void contents.setVisualZoomLevelLimits(1, 1)
    // A finger needs no arrow; a technician may have a mouse.
    if (!attended && !isAppPage(contents.getURL())) void contents.insertCSS('* { cursor: none !important }')
  })
  contents.setIgnoreMenuShortcuts(true)
}

/** An address as it may stand in a log: tokens stand behind `#` and `?`. */
const withoutSecrets = (url: string): string => url.replace(/[?#].*$/s, '')

export type SessionRules = {
  /** That of now, as the role: a machine may be given another one. */
  readonly centre: string | null
  readonly role: MachineRole
  /** Whether the page is that of a window of ours where somebody works. */
  isAttended(contents: WebContents): boolean
  readonly log: Log
}

/** What pages may ask of the machine: next to nothing, and only pages of the centre. */
export function guardSession(rules: SessionRules, on: Session = session.defaultSession): void {
  const asked = (permission: string, url: string, isMainFrame: boolean, media: readonly string[]): boolean =>
    isGranted({
      permission,
      role: rules.role,
      path: URL.parse(url)?.pathname ?? '',
      trusted: isMainFrame && isOfCentre(url, rules.centre),
      media,
    })
  on.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    callback(asked(permission, details.requestingUrl, details.isMainFrame, media))
  })
  on.setPermissionCheckHandler((_contents, permission, _origin, details) =>
    asked(permission, details.requestingUrl ?? '', details.isMainFrame, details.mediaType ? [details.mediaType] : []),
  )
  on.setDevicePermissionHandler(() => false)
  on.setDisplayMediaRequestHandler((_request, callback) => callback({}))
  on.setSpellCheckerEnabled(false)
  on.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !isOurRequest(url, rules.centre) }))
  on.on('will-download', (event, item, contents) => {
    if (!rules.isAttended(contents) || !isOfCentre(originalUrl(item.getURL()), rules.centre)) event.preventDefault()
    // Without a place of its own Electron would ask for one in a dialog.
    else item.setSavePath(join(app.getPath('downloads'), safeName(item.getFilename())))
  })
  for (const name of ['select-hid-device', 'select-serial-port', 'select-usb-device'] as const)
    on.on(name as 'select-hid-device', (event) => event.preventDefault())
}

/** Whether a page may ask for an address at all: the centre's, the program's own, or what it made itself. */
export function isOurRequest(url: string, centre: string | null): boolean {
  const asHttp = url.replace(/^ws(s?):/, 'http$1:')
  return isAppPage(url) || isOfCentre(asHttp, centre) || /^(blob|data):/.test(url)
}

const originalUrl = (url: string): string => url.replace(/^blob:/, '')
const safeName = (name: string): string => name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(-120)

/** What the whole program refuses: log-ins of proxies, certificates to choose, windows that it did not open. */
export function guardApp(log: Log): void {
  app.on('login', (event, _contents, _details, _info, callback) => {
    event.preventDefault()
    callback()
  })
  app.on('select-client-certificate', (event, _contents, _url, _list, callback) => {
    event.preventDefault()
    callback()
  })
  app.on('certificate-error', (_event, _contents, url, error) => {
    log.warn({ origin: originOf(url), error }, 'a certificate was refused')
  })
}

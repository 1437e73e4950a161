import { cancelable } from './app.ts'
import { fromChromium } from './app-scheme.ts'
import type { Session } from './devtools.ts'
import { serveOwn } from './protocol.ts'
import { record } from './settings.ts'
import { mayRequest, settlePermissions, USE_CHROMIUMS, verdictOn } from './session.ts'
import type { WebContents } from './web-contents.ts'

type Paused = {
  requestId: string
  request: { url: string }
  resourceType: string
  frameId: string
  redirectedRequestId?: string
}
type Fate = 'go' | 'stop' | 'bad-certificate' | { status: number; headers: [string, string][]; body: Buffer }

/** Holds every request of a page until the program's guards have seen it: navigation, requests, own scheme, certificate. */
export function holdRequests(contents: WebContents, session: Session): void {
  session.on('Fetch.requestPaused', (paused) => {
    fateOf(contents, paused)
      .then((fate) => settle(session, paused.requestId, fate))
      // The page went away while its request was held.
      .catch(() => {})
  })
  session.on('Security.certificateError', ({ eventId, requestURL }) => {
    verdictOn(requestURL)
      .then((verdict) =>
        session.send('Security.handleCertificateError', { eventId, action: verdict === 0 ? 'continue' : 'cancel' }),
      )
      .catch(() => {})
  })
  session.on('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
    if (disposition !== 'currentTab' || /^https?:/.test(url) || url.startsWith('about:')) return
    // Chromium asks for nothing that could be held here: the program is told, and what it lets go is written down.
    if (isRefused(contents, frameId, url, false)) contents.stop()
    else record('left for another program', url)
  })
}

async function fateOf(contents: WebContents, paused: Paused): Promise<Fate> {
  const { request, resourceType, frameId, redirectedRequestId } = paused
  const url = fromChromium(request.url)
  if (resourceType === 'Document') {
    const isRedirect = redirectedRequestId !== undefined
    const isOwn = contents.isOwnNavigation && frameId === contents.targetId && !isRedirect
    if (isOwn) contents.isOwnNavigation = false
    else if (isRefused(contents, frameId, url, isRedirect)) return 'stop'
    await settlePermissions(contents, request.url)
  }
  if (!(await mayRequest(request.url, resourceType))) {
    record('request refused', url)
    return 'stop'
  }
  if (url.startsWith('app:')) return (await serveOwn(url)) ?? 'stop'
  if (url.startsWith('https:')) {
    const verdict = await verdictOn(url)
    if (verdict !== 0 && verdict !== USE_CHROMIUMS) return 'bad-certificate'
  }
  return 'go'
}

function isRefused(contents: WebContents, frameId: string, url: string, isRedirect: boolean): boolean {
  const isMainFrame = frameId === contents.targetId
  const details = { url: { value: url }, isMainFrame: { value: isMainFrame }, isSameDocument: { value: false } }
  const asked = Object.defineProperties(cancelable(), details)
  if (isRedirect) contents.emit('will-redirect', asked, url, false, isMainFrame)
  else {
    contents.emit('will-frame-navigate', asked)
    if (isMainFrame) contents.emit('will-navigate', asked, url)
  }
  return asked.defaultPrevented
}

async function settle(session: Session, requestId: string, fate: Fate): Promise<void> {
  if (fate === 'go') await session.send('Fetch.continueRequest', { requestId })
  else if (fate === 'stop') await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
  // Unlike a navigation that was held back this is a page that could not be had.
  else if (fate === 'bad-certificate') await session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' })
  else {
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: fate.status,
      responseHeaders: fate.headers.map(([name, value]) => ({ name, value })),
      body: fate.body.toString('base64'),
    })
  }
}

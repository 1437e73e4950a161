import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import type * as Electron from 'electron'
import { app, cancelable, theBrowser } from './app.ts'
import { fromChromium, toChromium } from './app-scheme.ts'
import type { Session } from './devtools.ts'
import { answerInvoke, hearSend, plain } from './ipc-main.ts'
import { sessionOf, whenPopup } from './popups.ts'
import { holdRequests } from './requests.ts'
import { record, settings } from './settings.ts'
import { defaultSession, settlePermissions } from './session.ts'
import { BINDING, ISOLATED, pageWorldScript, preloadWorldScript } from './worlds.ts'

type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]
type Frame = { readonly url: string; readonly origin: string; readonly parent: null; readonly frameTreeNodeId: number }
type Called = { kind: 'invoke' | 'send'; channel: string; args: unknown[]; id?: number }

let lastId = 0

/** Answers of a page that has gone meanwhile are nobody's. */
const quietly = (running: Promise<unknown>): void => void running.catch(() => {})

/** The page of a window: one target of Chromium. Everything asked of it waits until the target is there. */
export class WebContents extends EventEmitter implements Checked {
  readonly id = ++lastId
  readonly session = defaultSession
  readonly attached: Promise<Session>
  readonly preferences: Electron.WebPreferences
  targetId = ''
  openHandler: WindowOpenHandler | null = null
  /** The next document is the program's own wish: no `will-navigate` is told of it. */
  isOwnNavigation = false
  #url = ''
  #world: string | null = null
  #status = 200
  #isDestroyed = false
  #isCrashed = false
  #lastPopup = ''
  #navigation: Electron.NavigationHistory | null = null

  constructor(preferences: Electron.WebPreferences, open: () => Promise<string>) {
    super()
    this.preferences = preferences
    this.attached = this.#attach(open)
    quietly(this.attached)
    setImmediate(() => app.emit('web-contents-created', {}, this))
  }

  async #attach(open: () => Promise<string>): Promise<Session> {
    const { devTools } = theBrowser()
    this.targetId = await open()
    const session = devTools.session(await sessionOf(this.targetId))
    this.#listen(session)
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Network.enable'),
      session.send('Inspector.enable'),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Security.enable'),
      session.send('Security.setOverrideCertificateErrors', { override: true }),
      session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      session.send('Page.setInterceptFileChooserDialog', { enabled: true }),
      session.send('Runtime.addBinding', { name: BINDING, executionContextName: ISOLATED }),
    ])
    await this.#addScripts(session)
    holdRequests(this, session)
    this.#watchForHang(session)
    await session.send('Runtime.runIfWaitingForDebugger')
    return session
  }

  async #addScripts(session: Session): Promise<void> {
    const { preload, additionalArguments = [] } = this.preferences
    if (preload === undefined) return
    const secret = randomUUID()
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript(secret) })
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadWorldScript(secret, readFileSync(preload, 'utf8'), additionalArguments),
      worldName: ISOLATED,
    })
  }

  #listen(session: Session): void {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = context.auxData as { frameId?: string }
      if (context.name === ISOLATED && frameId === this.targetId) this.#world = context.uniqueId
    })
    session.on('Runtime.executionContextsCleared', () => (this.#world = null))
    session.on('Runtime.bindingCalled', ({ payload }) => this.#called(JSON.parse(payload) as Called))
    session.on('Network.responseReceived', ({ type, frameId, response }) => {
      if (type === 'Document' && frameId === this.targetId) this.#status = response.status
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== this.targetId) return
      this.#isCrashed = false
      this.#url = fromChromium(frame.unreachableUrl ?? frame.url + (frame.urlFragment ?? ''))
      if (frame.unreachableUrl) this.emit('did-fail-load', {}, -102, 'ERR_FAILED', this.#url, true)
      else this.emit('did-navigate', {}, this.#url, this.#status, '')
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.targetId) this.#url = fromChromium(url)
    })
    session.on('Page.loadEventFired', () => this.emit('did-finish-load'))
    session.on('Inspector.targetCrashed', () => {
      this.#world = null
      this.#isCrashed = true
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 })
    })
    session.on('Page.windowOpen', ({ url }) => (this.#lastPopup = url))
    whenPopup(this.targetId, () => this.#mayOpen())
    session.on('Page.fileChooserOpened', () => record('file dialog shown', this.getURL()))
    session.on('Page.javascriptDialogOpening', ({ type, message }) => {
      if (this.preferences.disableDialogs !== true) record('dialog shown', { type, message })
      quietly(session.send('Page.handleJavaScriptDialog', { accept: type === 'beforeunload' }))
    })
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      if (type === 'error')
        record(
          'console error',
          args.map(({ value, description }) => value ?? description),
        )
    })
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) =>
      quietly(this.#child(sessionId, targetInfo.type)),
    )
  }

  /** What the program says of a window that its page wants to open. */
  #mayOpen(): boolean {
    const details = { url: fromChromium(this.#lastPopup), frameName: '', features: '', disposition: 'new-window' }
    const { action } = this.openHandler?.(details as Electron.HandlerDetails) ?? { action: 'allow' }
    if (action === 'allow') record('popup opened', details.url)
    return action === 'allow'
  }

  /** A frame of another site, or a worker: stopped before its first request, until its requests are held too. */
  async #child(sessionId: string, type: string): Promise<void> {
    const child = theBrowser().devTools.session(sessionId)
    if (type === 'iframe') {
      await child.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
      holdRequests(this, child)
    }
    await child.send('Runtime.runIfWaitingForDebugger')
  }

  #called({ kind, channel, args, id }: Called): void {
    const event = { sender: this, senderFrame: this.mainFrame, processId: this.id, frameId: 1, type: 'frame' }
    if (kind === 'send') return hearSend(channel, event, args)
    const reply = (ok: boolean, value: unknown): void =>
      quietly(this.#inWorld(`${BINDING}Reply(${id}, ${ok}, ${JSON.stringify(value) ?? 'undefined'})`))
    answerInvoke(channel, event, args).then(
      (value) => reply(true, value),
      (error: unknown) => reply(false, error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
    )
  }

  async #inWorld(expression: string): Promise<void> {
    const session = await this.attached
    if (this.#world === null) return
    await session.send('Runtime.evaluate', { expression, uniqueContextId: this.#world })
  }

  /** Asks the page for an answer again and again; Electron watches input in the same way. */
  #watchForHang(session: Session): void {
    let isHung = false
    const timer = setInterval(() => {
      if (this.#isCrashed) return
      let answered = false
      quietly(session.send('Runtime.evaluate', { expression: '1' }).then(() => (answered = true)))
      setTimeout(() => {
        if (this.#isDestroyed || answered === !isHung) return
        isHung = !answered
        this.emit(isHung ? 'unresponsive' : 'responsive')
      }, settings.hangMs * 0.9).unref()
    }, settings.hangMs)
    timer.unref()
    this.once('destroyed', () => clearInterval(timer))
  }

  get mainFrame(): Frame {
    return { url: this.#url, origin: originOf(this.#url), parent: null, frameTreeNodeId: this.id }
  }

  /** @throws as Electron does, when the page cannot be had */
  async loadURL(url: string): Promise<void> {
    const session = await this.attached
    await settlePermissions(this, toChromium(url))
    this.isOwnNavigation = true
    const loaded = new Promise<void>((resolve) => session.once('Page.loadEventFired', () => resolve()))
    const { errorText } = await session.send('Page.navigate', { url: toChromium(url) })
    this.isOwnNavigation = false
    if (errorText) throw new Error(`${errorText} loading '${url}'`)
    await loaded
  }

  reload(): void {
    this.isOwnNavigation = true
    quietly(this.attached.then((session) => session.send('Page.reload')))
  }

  stop(): void {
    quietly(this.attached.then((session) => session.send('Page.stopLoading')))
  }

  send(channel: string, ...args: unknown[]): void {
    const packed = JSON.stringify(args.map(plain))
    quietly(this.#inWorld(`${BINDING}Deliver(${JSON.stringify(channel)}, ${packed})`))
  }

  /** A key of the machine's keyboard, which the program sees before the page. @returns whether the page got it */
  async press(input: Electron.Input): Promise<boolean> {
    const event = cancelable()
    this.emit('before-input-event', event, input)
    if (event.defaultPrevented) return false
    const session = await this.attached
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: input.key, code: input.code })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: input.key, code: input.code })
    return true
  }

  /** What an expression gives in the page's own world. @throws what it throws */
  async look(expression: string): Promise<unknown> {
    const session = await this.attached
    const asked = { expression, awaitPromise: true, returnByValue: true, userGesture: true }
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', asked)
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** A style over those of the page. */
  async insertCSS(css: string): Promise<string> {
    const sheet = `new CSSStyleSheet().replace(${JSON.stringify(css)})`
    await this.look(`${sheet}.then((made) => void document.adoptedStyleSheets.push(made))`)
    return 'key'
  }

  /** A finger on the screen, at a place of the window in px. */
  async tap(x: number, y: number): Promise<void> {
    const session = await this.attached
    const finger = { x, y, button: 'left', clickCount: 1 } as const
    await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...finger })
    await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...finger })
  }

  /** What is seen in the window. @returns a PNG in base64 */
  async picture(): Promise<string> {
    const session = await this.attached
    return (await session.send('Page.captureScreenshot', { format: 'png' })).data
  }

  getURL = (): string => this.#url
  isDestroyed = (): boolean => this.#isDestroyed
  isCrashed = (): boolean => this.#isCrashed
  isDevToolsOpened = (): boolean => false
  setWindowOpenHandler = (handler: WindowOpenHandler): void => void (this.openHandler = handler)
  setVisualZoomLevelLimits = async (least: number, most: number): Promise<void> =>
    record('zoom limits', { id: this.id, least, most })
  setZoomFactor = (factor: number): void => record('zoom factor', { id: this.id, factor })
  setIgnoreMenuShortcuts = (ignore: boolean): void => record('menu shortcuts ignored', { id: this.id, ignore })
  setBackgroundThrottling = (allowed: boolean): void => record('background throttling', { id: this.id, allowed })
  forcefullyCrashRenderer = (): void => quietly(this.attached.then((session) => session.send('Page.crash')))
  get navigationHistory(): Pick<Electron.NavigationHistory, 'clear'> {
    return (this.#navigation ??= { clear: () => record('history cleared') } as Electron.NavigationHistory)
  }

  /** The window is gone. */
  destroyed(): void {
    this.#isDestroyed = true
    this.emit('destroyed')
  }
}

function originOf(url: string): string {
  const parsed = URL.parse(url)
  if (!parsed) return 'null'
  return parsed.origin === 'null' && parsed.protocol === 'app:' ? `app://${parsed.host}` : parsed.origin
}

/** Signatures of ours that drift from Electron's are errors of types here. */
type Checked = Pick<
  Electron.WebContents,
  | 'id'
  | 'loadURL'
  | 'reload'
  | 'stop'
  | 'send'
  | 'getURL'
  | 'isDestroyed'
  | 'isCrashed'
  | 'isDevToolsOpened'
  | 'setWindowOpenHandler'
  | 'setVisualZoomLevelLimits'
  | 'setZoomFactor'
  | 'setIgnoreMenuShortcuts'
  | 'setBackgroundThrottling'
  | 'forcefullyCrashRenderer'
  | 'insertCSS'
>

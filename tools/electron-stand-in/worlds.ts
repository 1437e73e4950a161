/**
 * What runs inside pages: the preload script stands in a world of its own (Chromium's isolated worlds, as in Electron),
 * and `contextBridge` passes plain values and functions between it and the page by synchronous events.
 */
export const ISOLATED = 'Electron Isolated Context'
export const BINDING = 'standInSend'

/** The page's side of the bridge. Runs before any script of the page, and leaves nothing behind that it could find. */
export const pageWorldScript = (secret: string): string => `(() => {
  if (window.top !== window) return
  (${sharedWorldCode})(${JSON.stringify(secret)}, 'page', (bridge) => {
    document.addEventListener(${JSON.stringify(`${secret}:expose`)}, (event) => {
      const { key, api } = JSON.parse(event.detail)
      Object.defineProperty(window, key, { value: bridge.open(api), enumerable: true })
    })
  })
})()`

/** The preload's side, with the `electron` module that a sandboxed preload gets. */
export const preloadWorldScript = (secret: string, preload: string, argv: readonly string[]): string => `(() => {
  if (window.top !== window) return
  ;(${sharedWorldCode})(${JSON.stringify(secret)}, 'preload', (bridge) => {
    const electron = (${electronForPreload})(bridge, ${JSON.stringify(BINDING)}, ${JSON.stringify(secret)})
    const require = (name) => {
      if (name !== 'electron' && name !== 'electron/renderer') throw new Error('module not found: ' + name)
      return electron
    }
    const process = { type: 'renderer', sandboxed: true, contextIsolated: true, argv: ${JSON.stringify(argv)} }
    const module = { exports: {} }
    ;(function (require, process, module, exports) { ${preload}
    })(require, process, module, module.exports)
  })
})()`

/** Passes values between the worlds as JSON; functions become numbers of a table, promises are settled later. */
const sharedWorldCode = `function (secret, me, start) {
  const other = me === 'page' ? 'preload' : 'page'
  const functions = []
  const waiting = new Map()
  const send = (to, what) => document.dispatchEvent(new CustomEvent(secret + ':' + to, { detail: JSON.stringify(what) }))
  const pack = (value) => {
    if (typeof value === 'function') return { fn: functions.push(value) - 1 }
    if (value === null || typeof value !== 'object') return { v: value }
    if (Array.isArray(value)) return { list: value.map(pack) }
    const proto = Object.getPrototypeOf(value)
    if (proto !== null && Object.getPrototypeOf(proto) !== null) throw new Error('An object could not be cloned.')
    return { object: Object.entries(value).map(([key, one]) => [key, pack(one)]) }
  }
  const open = (packed) => {
    if ('fn' in packed) return (...args) => call(packed.fn, args)
    if (packed.list) return packed.list.map(open)
    if (packed.object) return Object.freeze(Object.fromEntries(packed.object.map(([key, one]) => [key, open(one)])))
    return packed.v
  }
  let calls = 0
  let answer
  const call = (fn, args) => {
    const id = ++calls
    answer = undefined
    send(other, { call: id, fn, args: args.map(pack) })
    const { ok, value, later, error } = answer
    if (!ok) throw new Error(error)
    return later ? new Promise((resolve, reject) => waiting.set(id, { resolve, reject })) : open(value)
  }
  document.addEventListener(secret + ':' + me, (event) => {
    const said = JSON.parse(event.detail)
    if ('answer' in said) return void (answer = said.answer)
    if ('settle' in said) {
      const { resolve, reject } = waiting.get(said.settle)
      waiting.delete(said.settle)
      return said.ok ? resolve(open(said.value)) : reject(new Error(said.error))
    }
    const reply = (what) => send(other, { answer: what })
    try {
      const value = functions[said.fn](...said.args.map(open))
      if (typeof value?.then !== 'function') return reply({ ok: true, value: pack(value) })
      value.then(
        (done) => send(other, { settle: said.call, ok: true, value: pack(done) }),
        (error) => send(other, { settle: said.call, ok: false, error: String(error?.message ?? error) }),
      )
      reply({ ok: true, later: true })
    } catch (error) {
      reply({ ok: false, error: String(error?.message ?? error) })
    }
  })
  start({ pack, open })
}`

const electronForPreload = `function (bridge, binding, secret) {
  const send = globalThis[binding].bind(globalThis)
  const listeners = new Map()
  const waiting = new Map()
  let last = 0
  const plain = (value) => JSON.parse(JSON.stringify(structuredClone(value) ?? null))
  const post = (kind, channel, args, id) => send(JSON.stringify({ kind, channel, args: args.map(plain), id }))
  globalThis[binding + 'Reply'] = (id, ok, value) => {
    const { resolve, reject, channel } = waiting.get(id)
    waiting.delete(id)
    if (ok) resolve(value)
    else reject(new Error("Error invoking remote method '" + channel + "': " + value))
  }
  globalThis[binding + 'Deliver'] = (channel, args) => {
    for (const listener of [...(listeners.get(channel) ?? [])]) listener({}, ...args)
  }
  const ipcRenderer = {
    send: (channel, ...args) => post('send', channel, args),
    invoke: (channel, ...args) => new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject, channel })
      post('invoke', channel, args, last)
    }),
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    off(channel, listener) {
      listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener))
      return ipcRenderer
    },
  }
  const contextBridge = {
    exposeInMainWorld: (key, api) =>
      void document.dispatchEvent(new CustomEvent(secret + ':expose', { detail: JSON.stringify({ key, api: bridge.pack(api) }) })),
  }
  return { ipcRenderer, contextBridge }
}`

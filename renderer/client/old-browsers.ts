import { browserPlatform } from './platform.ts'

/**
 * What our pages use and a browser of 2020 has not (Chromium 87 on televisions, phones that get no updates any more).
 * Syntax and CSS are lowered by the build; this is the rest, as small as it can be. First import of a page.
 */
type Gaps = {
  timeout?: (ms: number) => AbortSignal
  any?: (signals: AbortSignal[]) => AbortSignal
}

const signals = AbortSignal as unknown as Gaps

signals.timeout ??= (ms) => {
  const controller = new AbortController()
  browserPlatform.timers.after(ms, () => controller.abort())
  return controller.signal
}

signals.any ??= (given) => {
  const controller = new AbortController()
  for (const signal of given) {
    if (signal.aborted) controller.abort()
    else signal.addEventListener('abort', () => controller.abort(), { once: true })
  }
  return controller.signal
}

Object.hasOwn ??= (object, key) => Object.prototype.hasOwnProperty.call(object, key)

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  return this[index < 0 ? this.length + index : index]
}
for (const kind of [Array, String] as const)
  if (!('at' in kind.prototype))
    Object.defineProperty((kind as ArrayConstructor).prototype, 'at', { value: at, writable: true, configurable: true })

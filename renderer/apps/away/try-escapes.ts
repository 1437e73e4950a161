import type { Timers } from '../../../shared/kernel/time.ts'
import type { SelfCheckLine } from '../../../shared/shell/shell-api.ts'

type Escape = {
  /** What is tried, as a technician names it. */
  readonly check: string
  /** @returns null when it was stopped, else what came of it */
  readonly attempt: () => Promise<string | null> | string | null
}

const PERMISSIONS = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'] as const
const PLACES = ['https://example.com/', 'file:///', 'chrome://settings/', 'data:text/html,x', 'ms-settings:'] as const
const SETTLE_MS = 250

/** Tries every way out that a page has. Nothing it tries leaves a trace when it is stopped. */
export async function tryEscapes(timers: Timers): Promise<SelfCheckLine[]> {
  const lines: SelfCheckLine[] = []
  for (const { check, attempt } of escapes(timers)) {
    const found = await Promise.resolve(attempt()).catch(() => null)
    lines.push({ check, ok: found === null, detail: found ?? '' })
  }
  return lines
}

const escapes = (timers: Timers): Escape[] => [
  ...PLACES.map((place) => ({ check: `location = ${place}`, attempt: () => go(place, timers) })),
  { check: 'window.open', attempt: () => openWindow(timers) },
  { check: '<iframe>', attempt: () => frame(timers) },
  ...PERMISSIONS.map((name) => ({ check: `permission ${name}`, attempt: () => permission(name) })),
  { check: 'require, process', attempt: () => ('require' in globalThis || 'process' in globalThis ? 'there' : null) },
  { check: 'fetch', attempt: () => request('https://example.com/') },
  { check: 'eval', attempt: inlineCode },
  { check: 'zoom', attempt: () => ((globalThis.visualViewport?.scale ?? 1) === 1 ? null : 'zoomed') },
  { check: 'history', attempt: () => back(timers) },
]

const after = (timers: Timers, ms: number): Promise<void> => new Promise((resolve) => void timers.after(ms, resolve))

async function go(place: string, timers: Timers): Promise<string | null> {
  const here = location.href
  location.href = place
  await after(timers, SETTLE_MS)
  return location.href === here ? null : location.href
}

async function openWindow(timers: Timers): Promise<string | null> {
  const opened = globalThis.open('about:blank')
  await after(timers, SETTLE_MS)
  if (!opened || opened.closed) return null
  opened.close()
  return 'opened'
}

async function frame(timers: Timers): Promise<string | null> {
  const made = document.createElement('iframe')
  made.src = 'https://example.com/'
  made.hidden = true
  document.body.append(made)
  await after(timers, SETTLE_MS)
  // What was stopped shows an empty or an error document, which only we or nobody may read.
  const reached = made.contentDocument?.body?.childElementCount
  made.remove()
  return reached === undefined || reached === 0 ? null : 'loaded'
}

async function permission(name: string): Promise<string | null> {
  const { state } = await navigator.permissions.query({ name: name as PermissionName })
  return state === 'granted' ? 'granted' : null
}

const request = (place: string): Promise<string | null> => fetch(place, { mode: 'no-cors' }).then(() => 'answered')

function inlineCode(): string | null {
  const script = document.createElement('script')
  script.textContent = 'document.documentElement.dataset.escaped = "1"'
  document.body.append(script)
  script.remove()
  const escaped = 'escaped' in document.documentElement.dataset
  delete document.documentElement.dataset['escaped']
  return escaped ? 'ran' : null
}

async function back(timers: Timers): Promise<string | null> {
  const here = location.href
  const alt = new KeyboardEvent('keydown', { key: 'ArrowLeft', altKey: true, bubbles: true })
  document.body.dispatchEvent(alt)
  await after(timers, 0)
  return location.href === here ? null : location.href
}

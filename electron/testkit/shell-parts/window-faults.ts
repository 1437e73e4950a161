import { WINDOWS } from '../../../shared/shell/roles.ts'
import type { WindowPlan } from '../../../shared/shell/roles.ts'
import type { CentreState } from '../../platform/watch-centre.ts'
import type * as Browser from '../../shell/browser-window.ts'
import type * as Windows from '../../shell/shell-window.ts'
import { begin, seen } from './electron.ts'
import { wrong } from './faults.ts'
import type { Row } from './faults.ts'
import { CENTRE, last, settle, shellOf } from './shell-of.ts'

const KIOSK = WINDOWS.kiosk[0] as WindowPlan
const BOARD = WINDOWS.kiosk[1] as WindowPlan
const DESK = WINDOWS.counter[0] as WindowPlan

/** What is wrong with the making of windows. */
export function browserFaults({ makeBrowserWindow }: typeof Browser): string[] {
  const rows: Row[] = []
  for (const plan of [KIOSK, BOARD, DESK]) {
    begin()
    seen.screens = 2
    const { shell } = shellOf()
    const news: unknown[] = []
    const tell = (name: string) => (about?: unknown) => void news.push(typeof about === 'string' ? [name, about] : name)
    const told = {
      onClosed: 'closed',
      onFailed: 'failed',
      onLoaded: 'loaded',
      onAstray: 'astray',
      onGone: 'gone',
    } as const
    const listeners = Object.fromEntries(Object.entries(told).map(([key, name]) => [key, tell(name)]))
    const made = makeBrowserWindow(plan, shell, listeners as unknown as Browser.WindowNews)
    rows.push([`${plan.page} is given`, (made as unknown) === last(), true])
    rows.push(...optionRows(plan), ...newsRows(plan, news))
  }
  begin()
  makeBrowserWindow(BOARD, shellOf({}).shell, {} as Browser.WindowNews)
  rows.push(['without its screen, on the first', last().options['x'], 0])
  rows.push(['without a choice', optionsOfPage()['additionalArguments'], ['--corner=top-left']])
  return wrong(rows)
}

const optionsOfPage = (): Record<string, unknown> => last().options['webPreferences'] as Record<string, unknown>

function optionRows({ page, attended, screen }: WindowPlan): Row[] {
  const { webPreferences: _page, ...options } = last().options
  const free = { kiosk: true, frame: false, alwaysOnTop: true, closable: false, minimizable: false }
  const at = { x: screen * 1080, y: 0, width: 1080, height: 1920 }
  const shown = { show: false, backgroundColor: '#fffdf9', autoHideMenuBar: true }
  return [
    [`${page} as a window`, options, { ...at, ...shown, ...(attended ? {} : free) }],
    [
      `${page} as a page`,
      optionsOfPage(),
      {
        ...{ preload: 'preload.cjs', sandbox: true, contextIsolation: true, nodeIntegration: false },
        ...{ nodeIntegrationInSubFrames: false, nodeIntegrationInWorker: false, webviewTag: false, webSecurity: true },
        ...{
          allowRunningInsecureContent: false,
          devTools: false,
          disableDialogs: !attended,
          navigateOnDragDrop: false,
        },
        ...{ spellcheck: false, backgroundThrottling: false },
        additionalArguments: attended ? ['--attended'] : ['--corner=top-right'],
      },
    ],
  ]
}

function newsRows({ page, attended, paths }: WindowPlan, news: unknown[]): Row[] {
  const window = last()
  const { webContents } = window
  const after = (what: string, happens: () => unknown, expected: readonly unknown[]): Row => {
    happens()
    return [`${page}: ${what}`, news.splice(0), expected]
  }
  const fails = (code: number, isMain: boolean) => () => webContents.emit('did-fail-load', {}, code, '', '', isMain)
  const goes =
    (url: string, status = 200) =>
    () =>
      webContents.emit('did-navigate', {}, url, status)
  const own = `${CENTRE}${paths[0]}`
  const rows = [
    after('could not be had', fails(-102, true), ['failed']),
    after('a part of it could not', fails(-102, false), []),
    after('another one was begun', fails(-3, true), []),
    after('is there', goes(own), []),
    after('is an error', goes(own, 400), ['failed']),
    after('is elsewhere', goes('https://example.com/'), ['astray']),
    after('is loaded', () => webContents.emit('did-finish-load'), ['loaded']),
    after('crashes', () => webContents.emit('render-process-gone', {}, { reason: 'oom' }), [['gone', 'oom']]),
    after('ends', () => webContents.emit('render-process-gone', {}, { reason: 'clean-exit' }), []),
  ]
  rows.push([`${page}: has no menu`, window.asked.splice(0), ['menu null']])
  window.emit('ready-to-show')
  window.emit('leave-full-screen')
  rows.push([`${page}: stays full`, window.asked, attended ? ['show'] : ['show', 'kiosk true']])
  webContents.asked.splice(0)
  window.emit('unresponsive')
  rows.push([`${page}: hangs`, webContents.asked, ['crash']])
  rows.push([`${page}: is guarded`, webContents.refuses('will-frame-navigate', { url: 'https://example.com/' }), true])
  window.emit('close', { preventDefault: () => {} })
  webContents.refuses('will-prevent-unload')
  rows.push([`${page}: asks before it loses something`, seen.boxes.splice(0).length, attended ? 1 : 0])
  window.close()
  rows.push([`${page}: is closed`, [window.isGone, news.splice(0)], attended ? [true, ['closed']] : [false, []]])
  return rows
}

/** What is wrong with the keeping of a page in a window. */
export async function windowFaults(own: typeof Windows): Promise<string[]> {
  return wrong([
    ...(await crashRows(own)),
    ...(await silenceRows(own)),
    ...(await addressRows(own)),
    ...(await closeRows(own)),
  ])
}

async function crashRows({ openWindow }: typeof Windows): Promise<Row[]> {
  const rows: Row[] = []
  for (const [plan, ends] of [
    [KIOSK, [1]],
    [DESK, []],
  ] as const) {
    begin()
    const { shell, advance, heard, lines } = shellOf()
    openWindow(plan, shell, () => heard.push('closed')).load()
    await settle()
    const states: unknown[] = []
    for (let crash = 0; crash < 6; crash++) {
      const window = last()
      window.urls.splice(0)
      window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
      await settle()
      const inside = last().urls.length
      advance(0)
      await settle()
      states.push(`${inside} ${last().urls.length} ${seen.windows.length} ${window.isGone}`)
    }
    // Not in the middle of the event; the third time in another window; after the fifth the machine is begun anew.
    const anew = [2, 3, 4].map((windows) => `0 1 ${windows} true`)
    const end = ends.length > 0 ? '0 0 4 false' : '0 1 4 false'
    rows.push([`${plan.page} crashes`, states, ['0 1 1 false', '0 1 1 false', ...anew, end]])
    rows.push([`${plan.page} gives up`, heard, ends])
    rows.push([
      `${plan.page} says so`,
      lines[0],
      ['error', 'a page is gone', { page: plan.page, reason: 'crashed', remedy: 'reload' }],
    ])
  }
  return rows
}

async function silenceRows({ openWindow }: typeof Windows): Promise<Row[]> {
  begin()
  const { shell, advance, heard, now } = shellOf()
  const window = openWindow(KIOSK, shell, () => {})
  const rows: Row[] = [['nothing is shown', [window.showing(), window.silentFor()], ['nothing', 0]]]
  advance(30_000)
  rows.push(['nothing is silent', [window.silentFor(), [...last().urls]], [0, []]])
  window.load()
  await settle()
  const asked = last().webContents.asked
  asked.splice(0)
  last().webContents.emit('did-finish-load')
  const loaded = window.loadedAt()
  for (let beat = 0; beat < 10; beat++) {
    advance(3_000)
    window.beat()
  }
  advance(4_999)
  rows.push(['is silent for', [window.silentFor(), loaded, last().urls.length], [4_999, 30_000, 1]])
  rows.push(['was dressed', asked.splice(0), ['zoom 1,1', '* { cursor: none !important }']])
  advance(15_000)
  rows.push(['is ended', [asked.splice(0), window.showing()], [['crash'], 'centre']])
  last().webContents.isCrashed = () => true
  advance(5_000)
  rows.push(['is ended once', asked.splice(0), []])
  // One that never said anything is no page, though it was loaded: its scripts did not come.
  last().webContents.isCrashed = () => false
  window.load()
  await settle()
  last().webContents.emit('did-finish-load')
  asked.splice(0)
  advance(20_000)
  rows.push(['nobody is blamed', [...asked], []])
  rows.push([
    'trouble',
    [window.showing(), last().urls.at(-1), heard.splice(0)],
    ['trouble', 'app://shell/away/', ['look']],
  ])
  last().webContents.emit('did-finish-load')
  for (let beat = 0; beat < 7; beat++) {
    window.beat()
    advance(3_000)
  }
  await settle()
  rows.push(['is asked for again', last().urls.at(-1), `${CENTRE}/kiosk/#token=a%20b`])
  now.state = { ...now.state, state: 'away' }
  last().webContents.emit('did-fail-load', {}, -102, '', '', true)
  rows.push(['fails', [window.showing(), heard.splice(0)], ['trouble', ['look']]])
  last().webContents.emit('did-fail-load', {}, -102, '', '', true)
  rows.push(['fails no further', heard.splice(0), []])
  return rows
}

async function addressRows({ openWindow, applicantOf }: typeof Windows): Promise<Row[]> {
  const rows: Row[] = []
  const shown = async (
    plan: WindowPlan,
    change: Partial<ReturnType<typeof shellOf>['now']> = {},
    config?: object,
  ): Promise<unknown> => {
    begin()
    const { shell, heard, now, lines } = shellOf(config)
    Object.assign(now, change)
    const window = openWindow(plan, shell, () => {})
    window.load()
    await settle()
    return [window.showing(), ...last().urls, ...heard, ...lines.map(([level]) => level)]
  }
  const none = { token: async () => null }
  const away = ['trouble', 'app://shell/away/']
  rows.push(
    ['the page', await shown(KIOSK), ['centre', `${CENTRE}/kiosk/#token=a%20b`]],
    ['in English', await shown(KIOSK, {}, { language: 'en' }), ['centre', `${CENTRE}/kiosk/?lang=en#token=a%20b`]],
    ['no token', await shown(KIOSK, none), ['pairing', 'app://shell/away/', { page: 'kiosk', isFirst: true }]],
    ['a desk needs none', await shown(DESK, none), ['centre', `${CENTRE}/counter/`]],
    [
      'but over TLS',
      await shown(DESK, none, { authority: 'PEM' }),
      ['pairing', 'app://shell/away/', { page: 'counter', isFirst: true }],
    ],
    [
      'a ring that is locked',
      await shown(KIOSK, { token: () => Promise.reject(new Error('locked')) }),
      [...away, 'error'],
    ],
    [
      'a centre that is away',
      await shown(KIOSK, { state: { state: 'away', since: 0, build: null, closed: null } }),
      away,
    ],
    ['no centre', await shown(KIOSK, { centre: null }), away],
    [
      'not known yet',
      await shown(KIOSK, { state: { state: 'unknown', since: null, build: null } as CentreState }),
      ['nothing'],
    ],
    ['a second window', applicantOf(BOARD), { page: 'board', isFirst: false }],
  )
  begin()
  const { shell, lines } = shellOf()
  const window = openWindow(KIOSK, shell, () => {})
  window.showTechnician()
  rows.push(['a technician', [window.showing(), last().urls], ['technician', ['app://shell/away/#technician']]])
  last().loadURL = () => Promise.reject(new Error('ERR loading http://x/#token=y'))
  window.load()
  await settle()
  rows.push([
    'no token in the log',
    lines,
    [['warn', 'a page could not be loaded', { page: 'kiosk', error: 'Error: ERR loading http://x/' }]],
  ])
  return rows
}

async function closeRows({ openWindow }: typeof Windows): Promise<Row[]> {
  begin()
  const { shell, advance, heard } = shellOf()
  const desk = openWindow(DESK, shell, () => heard.push('closed'))
  const [first] = seen.windows
  const rows: Row[] = [['has its page', [desk.has(first?.webContents as never), desk.has({} as never)], [true, false]]]
  last().close()
  rows.push(['its user closes it', [heard.splice(0), desk.has(first?.webContents as never)], [['closed'], false]])
  desk.close()
  begin()
  const other = openWindow(DESK, shell, () => heard.push('closed'))
  other.load()
  await settle()
  other.close()
  rows.push(['the program closes it', [last().isGone, heard.splice(0)], [true, []]])
  last().webContents.asked.splice(0)
  other.beat()
  advance(60_000)
  rows.push(['is looked at no more', [last().webContents.asked, heard], [[], []]])
  return rows
}

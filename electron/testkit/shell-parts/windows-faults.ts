import type * as Windows from '../../shell/windows.ts'
import { begin, screen, seen } from './electron.ts'
import { wrong } from './faults.ts'
import type { Row } from './faults.ts'
import { last, settle, shellOf } from './shell-of.ts'

const MINUTE_MS = 60_000
/** Less than a page may be silent for. */
const STEP_MS = 14_000
/** In minutes. */
const DAY = 24 * 60

/** What is wrong with the choice of windows, and with what is loaded anew. */
export async function windowsFaults({ openWindows }: typeof Windows): Promise<string[]> {
  const opened = async (config: Parameters<typeof shellOf>[0], screens = 2, minutes = 0) => {
    begin()
    seen.screens = screens
    const stage = shellOf(config)
    const minutesNow = (): number => (minutes + Math.floor(stage.shell.clock.now() / MINUTE_MS)) % DAY
    const windows = openWindows(stage.shell, minutesNow)
    await settle()
    return { ...stage, windows }
  }
  return wrong([
    ...(await screenRows(opened)),
    ...(await roleRows(opened)),
    ...(await newsRows(opened)),
    ...(await nightRows(opened)),
  ])
}

type Stage = ReturnType<typeof shellOf> & { readonly windows: Windows.Windows }
type Opened = (config: Parameters<typeof shellOf>[0], screens?: number, minutes?: number) => Promise<Stage>
const KIOSK = { role: 'kiosk', secondScreen: true } as const

/** The pages of the windows that are open, and how often each was loaded since the last look. */
const pages = (): string[] =>
  seen.windows
    .filter(({ isGone }) => !isGone)
    .map(({ urls }) => `${URL.parse(urls.at(-1) ?? '')?.pathname ?? 'none'} ${urls.splice(0).length}`)

async function screenRows(opened: Opened): Promise<Row[]> {
  const { windows } = await opened(KIOSK)
  const rows: Row[] = [['two screens', pages(), ['/kiosk/ 1', '/board/ 1']]]
  rows.push([
    'whose page',
    [windows.of(last().webContents as never)?.plan.page, windows.of({} as never)],
    ['board', undefined],
  ])
  seen.screens = 1
  screen.emit('display-removed')
  await settle()
  rows.push(['one is plugged out', [pages(), windows.all().length], [['none 0'], 1]])
  seen.screens = 2
  screen.emit('display-added')
  await settle()
  rows.push(['and in again', [pages(), windows.all().length], [['none 0', '/board/ 1'], 2]])
  await opened({ ...KIOSK, secondScreen: false })
  rows.push(['one that is not wanted', pages(), ['/kiosk/ 1']])
  await opened({ role: 'kiosk' })
  rows.push(['one that nobody chose', pages(), ['/kiosk/ 1']])
  return rows
}

/** Time passes, and every page lives. @returns how often each window was loaded in it */
async function live({ windows, advance }: Stage, ms: number): Promise<number[]> {
  for (const { urls } of seen.windows) urls.splice(0)
  for (let passed = 0; passed < ms; passed += STEP_MS) {
    for (const window of windows.all()) window.beat()
    advance(Math.min(STEP_MS, ms - passed))
  }
  await settle()
  return seen.windows.map(({ urls }) => urls.length)
}

async function roleRows(opened: Opened): Promise<Row[]> {
  const { windows, now, heard } = await opened(null)
  const rows: Row[] = [['nothing is known', [pages(), windows.all()[0]?.plan.attended], [['/counter/ 1'], true]]]
  now.config = KIOSK
  windows.arrange()
  await settle()
  // Made and loaded, then loaded with all the others.
  rows.push(['it becomes a kiosk', pages(), ['/kiosk/ 2', '/board/ 2']])
  windows.arrange()
  await settle()
  rows.push(['it stays one', [pages(), heard.splice(0)], [['/kiosk/ 1', '/board/ 1'], []]])
  now.config = { role: 'counter' }
  windows.arrange()
  await settle()
  rows.push(['it becomes a desk', pages(), ['/counter/ 2']])
  last().close()
  rows.push(['whose user leaves', heard, [0]])
  return rows
}

async function newsRows(opened: Opened): Promise<Row[]> {
  const stage = await opened(KIOSK)
  const { news, now } = stage
  pages()
  news({ since: 1 })
  await settle()
  const rows: Row[] = [['all is well', pages(), ['none 0', 'none 0']]]
  last().webContents.emit('did-fail-load', {}, -102, '', '', true)
  news({ state: 'away' })
  await settle()
  rows.push(['the centre goes', pages(), ['none 0', '/away/ 1']])
  news({ state: 'here' })
  await settle()
  rows.push(['and comes: to whom it was away', pages(), ['none 0', '/board/ 1']])
  for (const { webContents } of seen.windows) webContents.emit('did-finish-load')
  await live(stage, 10_000)
  news({ build: 'two' })
  // Its page was quicker.
  last().webContents.emit('did-finish-load')
  rows.push(['there is time to load by oneself', await live(stage, 10 * MINUTE_MS - 1), [0, 0]])
  rows.push(['who has not', await live(stage, 1), [1, 0]])
  news({ build: 'two' })
  rows.push(['the same build', await live(stage, 20 * MINUTE_MS), [0, 0]])
  const desk = await opened({ role: 'counter' })
  desk.news({ build: 'one' })
  desk.news({ build: 'two' })
  rows.push(['a desk is asked', await live(desk, 20 * MINUTE_MS), [0]])
  const unknown = await opened(KIOSK)
  unknown.now.state = { ...now.state, state: 'unknown' } as typeof now.state
  unknown.windows.arrange()
  pages()
  unknown.news({ state: 'here' })
  await settle()
  rows.push(['nothing was shown before', pages(), ['/kiosk/ 1', '/board/ 1']])
  return rows
}

async function nightRows(opened: Opened): Promise<Row[]> {
  const rows: Row[] = []
  for (const [what, config, minutes, times] of [
    ['a kiosk at night', KIOSK, 3 * 60, 1],
    ['as it was chosen', { ...KIOSK, nightlyReload: '02:05' }, 115, 1],
    ['a desk is left alone', { role: 'counter' }, 3 * 60, 0],
  ] as const) {
    const stage = await opened(config, 1, minutes)
    rows.push([`${what}: not yet`, await live(stage, 10 * MINUTE_MS - 1), [0]])
    rows.push([what, await live(stage, 1), [times]])
    if (config !== KIOSK) continue
    rows.push([`${what}: not by day`, await live(stage, DAY * MINUTE_MS - 1), [0]])
    rows.push([`${what}: the next`, await live(stage, 1), [times]])
  }
  return rows
}

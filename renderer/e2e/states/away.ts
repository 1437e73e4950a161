import type { BrowserContextOptions, Page } from 'playwright-core'
import type { ShellStatus } from '../../../shared/shell/shell-api.ts'
import { SCREENS, sees } from '../browser.ts'
import type { OpenedPage } from '../browser.ts'
import type { PageState, Scene } from './state.ts'

const STATUS: ShellStatus = {
  trouble: 'centre-away',
  problems: [],
  centreUrl: 'https://10.20.30.2:8443',
  since: Date.parse('2026-11-23T08:42:00+07:00'),
  attended: false,
  technician: false,
  page: 'kiosk',
  language: 'vi',
  version: '0.1.0',
}

/** The page as the program shows it, with a program that only says what it is told here. */
async function inShell(
  scene: Scene,
  screen: BrowserContextOptions,
  status: Partial<ShellStatus>,
  words: Record<'vi' | 'en', string>,
): Promise<OpenedPage> {
  const said = { ...STATUS, ...status, language: scene.language }
  const prepare = (page: Page): Promise<unknown> => page.addInitScript(beShell, said)
  const opened = await scene.open(await scene.centre(), 'away', screen, { prepare })
  await sees(opened.page, words[scene.language])
  return opened
}

/** Runs in the page, before its scripts. */
function beShell(status: ShellStatus): void {
  const api = {
    status: async () => status,
    onStatus: () => () => {},
    retry: async () => {},
    technicians: async () => [{ id: 'kt', name: 'Nguyễn Thị Thanh Hương' }],
    perform: async () => ({ ok: false, code: 'WRONG_PIN' }),
    crashDumps: async () => [],
    reportSelfCheck: async (lines: unknown) => lines,
    leave: async () => {},
  }
  Object.assign(globalThis, { motCuaShell: api })
}

/** The states of the program's own page. */
export const AWAY_STATES: readonly PageState[] = [
  {
    name: 'away-desk',
    what: 'A desk while the centre does not answer: since when, what to do, what to tell the technician.',
    arrange: (scene) =>
      inShell(scene, SCREENS.desk, { attended: true, page: 'counter' }, { vi: 'Thử lại ngay', en: 'Try now' }),
  },
  {
    name: 'away-technician',
    what: 'The technician at a locked machine, after five touches in its corner.',
    arrange: (scene) =>
      inShell(
        scene,
        SCREENS.kioskPortrait,
        { technician: true, trouble: 'page-missing' },
        { vi: 'Thoát chương trình', en: 'Leave the program' },
      ),
  },
]

import type { BrowserContextOptions, Page } from 'playwright-core'
import type { SetUpView } from '../../../shared/shell/first-start.ts'
import type { ShellStatus } from '../../../shared/shell/shell-api.ts'
import { SCREENS, sees } from '../browser.ts'
import type { OpenedPage } from '../browser.ts'
import type { PageState, Scene } from './state.ts'

const SET_UP: SetUpView = {
  centres: [],
  fixedUrl: null,
  fixedRole: null,
  fixedAuthority: null,
  presets: ['trung-thanh', 'binh-duong', 'all-day'],
  folder: '/home/motcua/mot-cua',
  pairing: null,
  fault: null,
  isSecond: false,
}

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
  setUp: SET_UP,
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
    setUp: async () => {},
  }
  Object.assign(globalThis, { motCuaShell: api })
}

/** A machine that nobody has set up. */
const unknown = (scene: Scene, screen: BrowserContextOptions): Promise<OpenedPage> =>
  inShell(
    scene,
    screen,
    { attended: true, page: 'counter', trouble: 'not-configured', centreUrl: null, since: null },
    { vi: 'Máy này dùng làm gì?', en: 'What is this machine for?' },
  )

/** The states of the program's own page. */
export const AWAY_STATES: readonly PageState[] = [
  {
    name: 'away-first-start',
    what: 'The first start of a machine: is it the server of the centre, or does it join one?',
    arrange: (scene) => unknown(scene, SCREENS.desk),
  },
  {
    name: 'away-own-centre',
    what: 'A desk that becomes its own small centre: preset, name, administrator, data folder.',
    async arrange(scene) {
      const opened = await unknown(scene, SCREENS.desk)
      const { vi, en } = { vi: 'Máy này là máy chủ của Trung tâm', en: 'This machine is the server of the centre' }
      await opened.page.getByText(scene.language === 'vi' ? vi : en).click()
      await opened.page.locator('.set-up-fields').waitFor()
      return opened
    },
  },
  {
    name: 'away-pairing',
    what: 'A kiosk that waits to be let in: its code, and where citizens go meanwhile.',
    arrange: (scene) =>
      inShell(
        scene,
        SCREENS.kioskPortrait,
        {
          trouble: 'not-paired',
          setUp: {
            ...SET_UP,
            pairing: {
              state: 'waiting',
              name: 'MAY-KIOSK-1',
              centreUrl: 'https://10.20.30.2:8443',
              code: 'KQCYA3',
              isStation: false,
            },
          },
        },
        { vi: 'KQC', en: 'KQC' },
      ),
  },
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

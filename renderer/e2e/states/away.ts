import type { BrowserContextOptions, Page } from 'playwright-core'
import type { SetUpView } from '../../../shared/shell/first-start.ts'
import type { OfferedCopy, RestoreReport, RestoreView } from '../../../shared/shell/restore-start.ts'
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
  restore: null,
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

const UNKNOWN = { attended: true, page: 'counter', trouble: 'not-configured', centreUrl: null, since: null } as const

const copy = (takenAt: string, more: Partial<OfferedCopy> = {}): OfferedCopy => ({
  folder: '/media/sao-luu/mot-cua-3f9a01c2',
  name: takenAt,
  takenAt: Date.parse(`${takenAt}+07:00`),
  centre: 'Trung tâm Phục vụ hành chính công phường Trung Thành',
  program: '0.1.0',
  bytes: 48e6,
  isSealed: true,
  isNewer: false,
  ...more,
})

/** What a disk offers. */
const FOUND: RestoreView = {
  state: 'choosing',
  place: null,
  found: [
    {
      place: '/media/sao-luu',
      copies: [copy('2026-11-23T17:05'), copy('2026-11-23T16:00'), copy('2026-11-23T15:00'), copy('2026-11-22T17:04')],
      broken: 1,
    },
  ],
  progress: null,
  fault: 'wrong-code',
  report: null,
}

const REPORT: RestoreReport = {
  backupAt: Date.parse('2026-11-23T17:05+07:00'),
  lost: null,
  replaced: null,
  house: true,
  isSealed: true,
}

/** A machine that nobody has set up. */
const unknown = (
  scene: Scene,
  screen: BrowserContextOptions,
  restore: RestoreView | null = null,
): Promise<OpenedPage> =>
  inShell(
    scene,
    screen,
    { ...UNKNOWN, setUp: { ...SET_UP, restore } },
    { vi: 'Máy này dùng làm gì?', en: 'What is this machine for?' },
  )

/** The states of the program's own page. */
export const AWAY_STATES: readonly PageState[] = [
  {
    name: 'away-first-start',
    what: 'The first start of a machine: is it the server of the centre, does it join one, or take the place of a broken one?',
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
    name: 'away-restore',
    what: 'A new machine takes the place of a broken server: the disk that has copies, a locked one, the code from the safe.',
    scrolls: true,
    async arrange(scene) {
      const opened = await unknown(scene, SCREENS.desk, FOUND)
      await opened.page
        .getByText(scene.language === 'vi' ? 'Khôi phục từ bản sao lưu' : 'Restore from a backup')
        .click()
      await opened.page.locator('.restore-code').waitFor()
      return opened
    },
  },
  {
    name: 'away-restored',
    what: 'The data are back: what is lost, what becomes of the other machines, what to do next.',
    arrange: (scene) =>
      inShell(
        scene,
        SCREENS.desk,
        { ...UNKNOWN, setUp: { ...SET_UP, restore: { ...FOUND, state: 'restored', report: REPORT } } },
        { vi: 'Khởi động Trung tâm', en: 'Start the centre' },
      ),
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

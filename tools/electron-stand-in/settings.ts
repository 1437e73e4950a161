import { fileURLToPath } from 'node:url'

/** The machine that a test plays: what Electron would find on it. Given as JSON in `STAND_IN`. */
export type StandInSettings = {
  /** Folder of the program's own data (`app.getPath('userData')`). */
  readonly userData: string
  /** Bounds of the screens, the first is the primary one. */
  readonly displays?: readonly { x: number; y: number; width: number; height: number }[]
  /** What keeps keys on this machine, as `safeStorage.getSelectedStorageBackend()` names it. */
  readonly keyring?: string
  /** Real windows on the X display of the environment. */
  readonly headed?: boolean
  readonly isPackaged?: boolean
  /** What `app.getAppPath()` says: a folder in place of the archive of a package. */
  readonly appPath?: string
  /** How long a page may not answer until it is called unresponsive; Electron takes 30 s. */
  readonly hangMs?: number
  /** Mistakes that the program makes from its start, if it was built with any (`electron/testkit/plant-mistakes.ts`). */
  readonly planted?: readonly string[]
}

const FULL_HD = { x: 0, y: 0, width: 1920, height: 1080 }

const given = JSON.parse(process.env['STAND_IN'] ?? '{}') as Partial<StandInSettings>
if (!given.userData) throw new Error('the stand-in for Electron needs STAND_IN={"userData":DIR}')

export const settings: Required<StandInSettings> = {
  displays: [FULL_HD],
  keyring: 'gnome_libsecret',
  headed: false,
  isPackaged: false,
  appPath: fileURLToPath(new URL('../..', import.meta.url)),
  hangMs: 30_000,
  planted: [],
  ...given,
  userData: given.userData,
}

/** Which mistakes the program makes from now on. */
export const plant = (names: readonly string[]): void => void Object.assign(globalThis, { planted: new Set(names) })
plant(settings.planted)

/** One thing that the program asked of Electron, for tests to look at. */
export type Asked = { readonly what: string; readonly detail: unknown }

const asked: Asked[] = []

/** Keeps what was asked of Electron and has no other effect here. */
export const record = (what: string, detail: unknown = null): void => void asked.push({ what, detail })

export const everythingAsked = (): readonly Asked[] => asked

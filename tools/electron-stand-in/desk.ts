import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type * as Electron from 'electron'
import { record, settings } from './settings.ts'

/** What Electron has of the desk around the windows: menus, keys, power, key ring, dialogs. Most is only written down. */

export const Menu = {
  setApplicationMenu: (menu: Electron.Menu | null) => record('application menu', menu),
} satisfies Pick<typeof Electron.Menu, 'setApplicationMenu'>

const shortcuts = new Map<string, () => void>()

/** A key that the system gives to the program whatever has the focus. @returns whether anybody had asked for it */
export function pressGlobal(accelerator: string): boolean {
  const run = shortcuts.get(accelerator)
  run?.()
  return run !== undefined
}

export const globalShortcut = {
  register(accelerator: string, callback: () => void) {
    shortcuts.set(accelerator, callback)
    return true
  },
  isRegistered: (accelerator: string) => shortcuts.has(accelerator),
  unregisterAll: () => shortcuts.clear(),
} satisfies Pick<Electron.GlobalShortcut, 'register' | 'isRegistered' | 'unregisterAll'>

let lastBlocker = 0
const blockers = new Set<number>()

export const powerSaveBlocker = {
  start(type: 'prevent-app-suspension' | 'prevent-display-sleep') {
    record('power saving blocked', type)
    blockers.add(++lastBlocker)
    return lastBlocker
  },
  stop: (id: number) => blockers.delete(id),
  isStarted: (id: number) => blockers.has(id),
} satisfies Electron.PowerSaveBlocker

type Backend = ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>

/** The key ring: a key of this data folder. `basic_text` and no ring at all behave as Electron's on Linux. */
const ring = createHash('sha256').update(`stand-in ring of ${settings.userData}`).digest()

export const safeStorage = {
  isEncryptionAvailable: () => settings.keyring !== 'none',
  isAsyncEncryptionAvailable: async () => settings.keyring !== 'none',
  getSelectedStorageBackend: () => (settings.keyring === 'none' ? 'unknown' : settings.keyring) as Backend,
  async encryptStringAsync(plainText: string) {
    if (settings.keyring === 'none') throw new Error('Encryption is not available.')
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', ring, iv)
    const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), body])
  },
  async decryptStringAsync(encrypted: Buffer) {
    const decipher = createDecipheriv('aes-256-gcm', ring, encrypted.subarray(0, 12))
    decipher.setAuthTag(encrypted.subarray(12, 28))
    const body = Buffer.concat([decipher.update(encrypted.subarray(28)), decipher.final()])
    return { result: body.toString('utf8'), shouldReEncrypt: false }
  },
} satisfies Pick<
  Electron.SafeStorage,
  | 'isEncryptionAvailable'
  | 'isAsyncEncryptionAvailable'
  | 'getSelectedStorageBackend'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
>

export const crashReporter = {
  start: (options: Electron.CrashReporterStartOptions) => record('crash reporter', options),
} satisfies Pick<Electron.CrashReporter, 'start'>

/** Nobody is there to press a button: a dialog is a fault of the program here. */
const dialogShown = (name: string) => (): never => {
  record('dialog shown', name)
  throw new Error(`${name}: a dialog on a machine that nobody attends`)
}

export const dialog = {
  showErrorBox: dialogShown('showErrorBox'),
  showMessageBox: dialogShown('showMessageBox'),
  showMessageBoxSync: dialogShown('showMessageBoxSync'),
  showOpenDialog: dialogShown('showOpenDialog'),
  showSaveDialog: dialogShown('showSaveDialog'),
} satisfies Partial<Electron.Dialog>

export const shell = {
  openExternal: async (url: string) => record('opened outside', url),
  openPath: async (path: string) => {
    record('opened outside', path)
    return ''
  },
} satisfies Pick<Electron.Shell, 'openExternal' | 'openPath'>

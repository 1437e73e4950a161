import { posix } from 'node:path'
import { isBuiltin } from 'node:module'

/** Kinds of file inside a room that follow other rules than its product code. */
type Scope = 'product' | 'test'

type Room = {
  /** Folders (from the root of the repository) that product code of this room may import, itself included. */
  readonly folders: readonly string[]
  /** npm packages: a list, or `any`. */
  readonly packages: readonly string[] | 'any'
  /** May use `node:` modules. */
  readonly node: boolean
  /** What its tests may import beside that; `free` tests are bound by nothing. */
  readonly tests: 'free' | { readonly folders: readonly string[] }
  /** Where code belongs that is refused here. */
  readonly advice: string
}

/** One line per room, longest path wins. This table is `architecture.md`, "Who may import whom", as the lint run sees it. */
const ROOMS: Readonly<Record<string, Room>> = {
  shared: {
    folders: ['shared'],
    packages: ['zod', 'temporal-polyfill'],
    node: false,
    tests: { folders: ['shared'] },
    advice: 'shared holds the contract and pure rules: pass what it needs as an argument',
  },
  hardware: {
    folders: ['hardware', 'shared'],
    packages: 'any',
    node: true,
    tests: { folders: ['hardware', 'shared'] },
    advice: 'hardware knows devices and no rule: let the station hand it what it needs',
  },
  renderer: {
    folders: ['renderer', 'shared'],
    packages: 'any',
    node: false,
    tests: 'free',
    advice: 'pages know the centre only through shared/api',
  },
  province: {
    folders: ['province', 'shared'],
    packages: 'any',
    node: true,
    tests: 'free',
    advice: 'the province is the other side of the line: share through shared/api',
  },
  'electron/platform': {
    folders: ['electron/platform', 'shared'],
    packages: 'any',
    node: true,
    tests: 'free',
    advice: 'platform stands below everything in electron',
  },
  'electron/centre': {
    folders: ['electron/centre', 'electron/platform', 'shared'],
    packages: 'any',
    node: true,
    tests: 'free',
    advice: 'the centre decides what; devices belong to the station',
  },
  'electron/centre/usecases': {
    folders: [
      'electron/centre/usecases',
      'electron/centre/journal',
      'electron/centre/store',
      'electron/platform',
      'shared',
    ],
    packages: 'any',
    node: true,
    tests: 'free',
    advice: 'a use case decides on rows and returns events; it knows no HTTP, no line and no device',
  },
  'electron/centre/journal': {
    folders: [
      'electron/centre/usecases',
      'electron/centre/journal',
      'electron/centre/store',
      'electron/platform',
      'shared',
    ],
    packages: 'any',
    node: true,
    tests: 'free',
    advice: 'the journal appends and projects; it knows no HTTP, no line and no device',
  },
  'electron/station': {
    folders: ['electron/station', 'electron/platform', 'hardware', 'shared'],
    packages: 'any',
    node: true,
    tests: 'free',
    advice: 'the station talks to the centre through shared/api, and knows no rule',
  },
  'electron/shell': {
    folders: ['electron/shell', 'electron/platform', 'shared'],
    packages: 'any',
    node: true,
    tests: 'free',
    advice: 'the shell holds windows and no business state',
  },
}

/** Packages that only some folders may import, tests included unless `tests` is true. */
const GUARDED: readonly { name: RegExp; folders: readonly string[]; tests: boolean; advice: string }[] = [
  {
    name: /^electron(\/|$)/,
    folders: ['electron/shell', 'tools'],
    tests: false,
    advice: 'only electron/shell knows Electron',
  },
  {
    name: /^(better-sqlite3|node:sqlite)$/,
    folders: ['electron/centre/store', 'electron/centre/journal', 'electron/testkit', 'province/store', 'bench'],
    tests: true,
    advice: 'SQL lives in electron/centre/store and electron/centre/journal',
  },
]

/** Tests and their helpers; they may use Node, vitest and Chromium. */
const TEST_FILE = /\.test\.tsx?$|(^|\/)(testkit|e2e)\/|\.config\.ts$/

/** Whether `path` (from the root, with `/`) is a test, a test's helper or a tool's configuration. */
export const isTestPath = (path: string): boolean => TEST_FILE.test(path)

/** Whether `path` is `folder` or stands inside it. */
export const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

/**
 * Why a file may not import something, by the table of rooms.
 * @param from the importing file, from the root of the repository, with `/`
 * @param specifier what stands in the import, e.g. `../kernel/ids.ts`, `node:fs`, `zod`
 * @returns a sentence for the person who wrote the import, or null when it is allowed
 */
export function refusedImport(from: string, specifier: string): string | null {
  const scope: Scope = isTestPath(from) ? 'test' : 'product'
  const guarded = refusedPackage(from, specifier, scope)
  if (guarded) return guarded
  const found = roomOf(from)
  if (!found || (scope === 'test' && found.room.tests === 'free')) return null
  return specifier.startsWith('.')
    ? refusedFolder(found, from, specifier, scope)
    : refusedModule(found, specifier, scope)
}

function refusedPackage(from: string, specifier: string, scope: Scope): string | null {
  for (const guard of GUARDED) {
    if (!guard.name.test(specifier) || (scope === 'test' && guard.tests)) continue
    if (!guard.folders.some((folder) => isInside(from, folder))) return `${specifier}: ${guard.advice}`
  }
  return null
}

function roomOf(path: string): { name: string; room: Room } | null {
  let best: { name: string; room: Room } | null = null
  for (const [name, room] of Object.entries(ROOMS)) {
    if (isInside(path, name) && name.length > (best?.name.length ?? 0)) best = { name, room }
  }
  return best
}

type Found = { name: string; room: Room }

function refusedFolder({ name, room }: Found, from: string, specifier: string, scope: Scope): string | null {
  const target = posix.join(posix.dirname(from), specifier)
  const folders = scope === 'test' && room.tests !== 'free' ? room.tests.folders : room.folders
  if (folders.some((folder) => isInside(target, folder))) return null
  return `${name} may not import ${target}: ${room.advice}`
}

function refusedModule({ name, room }: Found, specifier: string, scope: Scope): string | null {
  if (scope === 'test') return null
  if (isBuiltin(specifier)) return room.node ? null : `${name} may not import ${specifier}: ${room.advice}`
  const allowed = room.packages === 'any' || room.packages.includes(specifier)
  return allowed ? null : `${name} may not import ${specifier}: ${room.advice}`
}

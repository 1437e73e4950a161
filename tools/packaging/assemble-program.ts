import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { filesOf } from '../../electron/platform/app-files.ts'
import { buildShell, buildUpdater } from '../build-shell.ts'
import { ROOT } from '../run.ts'
import { makeIcon } from './make-icon.ts'
import { programPackages } from './program-packages.ts'
import type { ProgramPackage, Target } from './program-packages.ts'

/** What electron-builder.yml takes as it is: `app` goes into the archive, `program` beside it. */
export const PACKAGE_DIR = join(ROOT, 'out', 'package')

const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>
const named = { name: own['name'], version: own['version'], private: true, type: 'module' }

/**
 * Makes the two folders of a package. `program` needs nothing but itself: the programs without windows, the pages, the
 * packages that they import, and the Node that runs them (decisions.md 24). `app` has the bundled main process, the
 * preload script and the program's own page. Inside both, everything lies as in the repository.
 * @param pages folder of the built pages
 * @param target the machine it is for: its packages must be installed, as npm does on such a machine
 * @returns the folder with both
 */
export async function assembleProgram(
  pages = join(ROOT, 'out/renderer'),
  target: Target = thisTarget(),
): Promise<string> {
  const [built, app, program] = ['built', 'app', 'program'].map((name) => join(PACKAGE_DIR, name)) as Three
  rmSync(PACKAGE_DIR, { recursive: true, force: true })
  const imported = await buildShell(built)
  await buildUpdater(join(built, 'service'))
  for (const [name, dir] of [
    ['main', app],
    ['preload', app],
    ['service', program],
  ] as const) {
    mkdirSync(join(dir, 'out'), { recursive: true })
    renameSync(join(built, name), join(dir, 'out', name))
  }
  putApp(app, pages)
  putProgram(program, pages, programPackages(imported, target))
  putNode(target, program)
  writeFileSync(join(PACKAGE_DIR, 'icon.ico'), await makeIcon())
  return PACKAGE_DIR
}
type Three = [string, string, string]

function putApp(dir: string, pages: string): void {
  for (const file of [...filesOf(pages).values(), join(pages, 'away/shell.json')])
    copyFile(file, join(dir, 'out/renderer', relative(pages, file)))
  const { description, main } = own
  // By this name a desktop of Linux knows whose window it is; without it, it has no icon.
  const desktopName = 'mot-cua.desktop'
  writeJson(join(dir, 'package.json'), { ...named, description, author: 'Một Cửa', main, desktopName })
}

function putProgram(dir: string, pages: string, packages: readonly ProgramPackage[]): void {
  cpSync(pages, join(dir, 'out/renderer'), { recursive: true })
  cpSync(join(ROOT, 'resources'), join(dir, 'resources'), { recursive: true })
  copyFile(join(ROOT, 'LICENSE'), join(dir, 'LICENSE'))
  for (const { path, files } of packages)
    for (const file of files) copyFile(join(ROOT, 'node_modules', path, file), join(dir, 'node_modules', path, file))
  writeJson(join(dir, 'package.json'), named)
}

/** The Node of `tools/node-runtime`, which npm has checked by its hash. */
function putNode({ platform, arch }: Target, dir: string): void {
  const exe = platform === 'win32' ? 'node.exe' : 'node'
  const folder = join(ROOT, 'node_modules', `node-${platform === 'win32' ? 'win' : 'linux'}-${arch}`)
  copyFile(join(folder, 'bin', exe), join(dir, exe))
  copyFile(join(folder, 'LICENSE'), join(dir, 'LICENSE.node'))
  chmodSync(join(dir, exe), 0o755)
}

const writeJson = (file: string, value: object): void => writeFileSync(file, `${JSON.stringify(value)}\n`)

function copyFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
}

/** @throws on a machine that no package is made for */
export function thisTarget(platform: string = process.platform, arch: string = process.arch): Target {
  if ((platform !== 'linux' && platform !== 'win32') || (arch !== 'x64' && arch !== 'arm64'))
    throw new Error(`no package is made for ${platform} ${arch}`)
  return { platform, arch }
}

if (import.meta.main) await assembleProgram()

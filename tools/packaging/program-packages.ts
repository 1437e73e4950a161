import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { z } from 'zod'
import { ROOT } from '../run.ts'

/** One package that goes with the program. */
export type ProgramPackage = {
  /** Its folder below `node_modules`, with `/`; a package inside another one has the other's name before it. */
  readonly path: string
  /** Files of it, relative to its folder. */
  readonly files: readonly string[]
}

/** What a machine is, as npm packages name it. */
export type Target = { readonly platform: 'linux' | 'win32'; readonly arch: 'x64' | 'arm64' }

const manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
})

/** Found by their files, not by an import (hardware/render/fonts.ts, electron/centre/slips/slip-fonts.ts). */
export const FONT_PACKAGES = ['@expo-google-fonts/noto-sans', '@expo-google-fonts/tinos'] as const

/** Only a build from C++ needs these, and everything native comes built. */
const BUILD_ONLY = new Set(['node-addon-api', 'node-api-headers'])

/** Packages that bring much more than the program takes: what is taken, as globs. */
const TAKEN: Readonly<Record<string, (target: Target) => readonly string[]>> = {
  'better-sqlite3': ({ platform, arch }) => ['lib/**', `prebuilds/${platform}-${arch}.node`],
  '@serialport/bindings-cpp': ({ platform, arch }) => ['dist/**', `prebuilds/${platform}-${arch}/!(*.musl).node`],
  '@expo-google-fonts/noto-sans': () => ['{500Medium,700Bold,800ExtraBold}/*.ttf'],
  '@expo-google-fonts/tinos': () => ['{400Regular,700Bold,400Regular_Italic}/*.ttf'],
  '@bwip-js/node': () => ['dist/*.mjs'],
  '@hyzyla/pdfium': () => ['dist/{index.esm.js,pdfium.wasm}'],
  fontkit: () => ['dist/{main.cjs,module.mjs}'],
  'pdf-lib': () => ['cjs/**'],
  pdfkit: () => ['js/{pdfkit.node.mjs,output.mjs}', 'js/{data,standard-fonts}/**'],
  '@koromix/koffi-linux-x64': () => ['*.js', 'linux_x64/**'],
  koffi: () => ['{index,indirect}.{js,cjs}', 'src/koffi/**/*.{js,cjs}'],
}
const EVERYTHING = ['**'] as const
/** Texts for developers; what says under which licence a package may be used stays. */
const LEFT_OUT = /\.(map|ts|cts|mts|md|markdown|flow|gyp|gypi|cc|cpp|h|c|tgz|lock)$/i
const FOLDERS_LEFT_OUT = /^(test|tests|__tests__|docs|examples|benchmark|benchmarks|\.github|\.vscode)$/
const LICENCE = /^(licen[cs]e|copying|notice)/i

/**
 * Every package that the programs without windows need on a machine, with the files they take of each.
 * @param imported names that the bundled programs import
 * @param modules folder `node_modules`
 * @throws when a package is not installed
 */
export function programPackages(
  imported: readonly string[],
  target: Target,
  modules = join(ROOT, 'node_modules'),
): ProgramPackage[] {
  const found = new Map<string, ProgramPackage>()
  function take(name: string, from: string, isOptional: boolean): void {
    if (BUILD_ONLY.has(name)) return
    const folder = findPackage(name, from, modules)
    if (folder === null) {
      if (isOptional) return
      throw new Error(`${name}, which ${relative(modules, from) || 'the program'} needs, is not installed`)
    }
    const path = relative(modules, folder).split(sep).join('/')
    if (found.has(path)) return
    found.set(path, { path, files: filesOf(folder, name, target) })
    const { dependencies, optionalDependencies } = manifest.parse(
      JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
    )
    for (const needed of Object.keys(dependencies)) take(needed, folder, optionalDependencies[needed] !== undefined)
    for (const needed of Object.keys(optionalDependencies)) take(needed, folder, true)
  }
  for (const name of [...imported, ...FONT_PACKAGES]) take(name, modules, false)
  return [...found.values()].toSorted((a, b) => a.path.localeCompare(b.path))
}

/** As Node finds it: beside the importer, then upwards. */
function findPackage(name: string, from: string, modules: string): string | null {
  for (let folder = from; folder.startsWith(modules) && folder !== modules; folder = dirname(folder)) {
    const inside = join(folder, 'node_modules', name)
    if (existsSync(join(inside, 'package.json'))) return inside
  }
  const top = join(modules, name)
  return existsSync(join(top, 'package.json')) ? top : null
}

function filesOf(folder: string, name: string, target: Target): string[] {
  const globs = ['package.json', ...(TAKEN[name]?.(target) ?? EVERYTHING)]
  const all = globSync([...globs, '*'], { cwd: folder, withFileTypes: true })
  const taken = new Set(globSync(globs, { cwd: folder }).map(withSlashes))
  return all
    .filter((entry) => entry.isFile())
    .map((entry) => withSlashes(relative(folder, join(entry.parentPath, entry.name))))
    .filter((file) => LICENCE.test(file) || (taken.has(file) && isForMachines(file)))
    .filter((file, at, files) => files.indexOf(file) === at)
}

function isForMachines(file: string): boolean {
  const folders = file.split('/').slice(0, -1)
  if (folders.includes('node_modules') || FOLDERS_LEFT_OUT.test(folders[0] ?? '')) return false
  return !LEFT_OUT.test(file)
}

const withSlashes = (path: string): string => path.split(sep).join('/')

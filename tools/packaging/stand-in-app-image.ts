import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../run.ts'
import { runBuilder } from './run-builder.ts'

/** Of the stand-in for the runtime; the image follows. */
const RUNTIME_BYTES = 1024

/** Debian's squashfs-tools, desktop-file-utils, squashfuse and fuse3; without them nothing of this can be made or run. */
const TOOLS = ['mksquashfs', 'unsquashfs', 'desktop-file-validate', 'squashfuse', 'fusermount3']
const placeOf = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(':')
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file))
export const hasAppImageTools = existsSync('/dev/fuse') && TOOLS.every((name) => placeOf(name) !== undefined)

/**
 * Makes the AppImage by electron-builder itself and electron-builder.yml, with Debian's mksquashfs and a runtime that is
 * a script (`stand-in-app-image/`); the libraries that the tools of electron-builder bring for old systems are not there.
 * @param unpacked the packed folder, e.g. `linux-unpacked`
 * @param dir gets tools and image
 * @returns the image
 * @throws with what electron-builder said
 */
export async function buildStandInAppImage(unpacked: string, dir: string): Promise<string> {
  const tools = join(dir, 'tools')
  mkdirSync(join(tools, 'runtimes'), { recursive: true })
  mkdirSync(join(tools, 'lib/x64'), { recursive: true })
  for (const name of ['mksquashfs', 'desktop-file-validate']) symlinkSync(placeOf(name) ?? '', join(tools, name))
  const script = readFileSync(join(ROOT, 'tools/packaging/stand-in-app-image/runtime.sh'), 'utf8')
  const runtime = script.replace('offset=OFFSET', `offset=${RUNTIME_BYTES}`).padEnd(RUNTIME_BYTES, '\n')
  writeFileSync(join(tools, 'runtimes/runtime-x64'), runtime)
  const output = join(dir, 'image')
  // Quickly made: the way of packing is not what is tried.
  const own = ['--prepackaged', unpacked, `-c.directories.output=${output}`, '-c.compression=store']
  await runBuilder(['--linux', 'AppImage', '--x64', ...own], false, { APPIMAGE_TOOLS_PATH: tools })
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return join(output, `mot-cua-${version}-linux-x86_64.AppImage`)
}

/** What is in an image: rights as `ls` shows them, and the path, e.g. `-rwxr-xr-x AppRun`. */
export function listAppImage(file: string): string[] {
  const said = execFileSync('unsquashfs', ['-o', `${RUNTIME_BYTES}`, '-lln', file], {
    encoding: 'utf8',
    maxBuffer: 2 ** 27,
  })
  return said.split('\n').flatMap((line) => {
    const [, rights, path] = /^(\S{10}) .*? squashfs-root\/(.+)$/.exec(line) ?? []
    return path === undefined ? [] : [`${rights} ${path}`]
  })
}

/** The text of a file in an image. */
export const readAppImage = (file: string, path: string): string =>
  execFileSync('unsquashfs', ['-o', `${RUNTIME_BYTES}`, '-cat', file, path], { encoding: 'utf8' })

import { spawn } from 'node:child_process'

/**
 * Starts a program when this one has ended, however it ends, as if its user had started it. (Electron's own `relaunch` waits
 * in a process of the image that runs, which goes away with it.) What supervises this program may be quicker: one of both
 * finds the other there and ends.
 * @param image where the image that this program runs out of is mounted: its paths are gone by then
 * @throws when nothing can be started now: this program must not end
 */
export function startAfterThis(program: string, args: readonly string[], image = process.env['APPDIR']): void {
  // Nothing is ever written: it can be read to its end when this process, which alone can write, is no more.
  const words = ['-c', 'read -r _; exec "$@" </dev/null', 'sh', program, ...args]
  const env = withoutImage(process.env, image)
  const child = spawn('/bin/sh', words, { detached: true, stdio: ['pipe', 'ignore', 'ignore'], env })
  child.on('error', () => {})
  if (child.pid === undefined) throw new Error('what starts the other program could not be started')
  child.stdin.on('error', () => {})
  // Node's own word for a pipe that keeps nobody alive is not in its type.
  ;(child.stdin as unknown as { unref(): void }).unref()
  child.unref()
}

/** What the runtime of the image and its first script have said to this program alone. */
const OF_IMAGE = new Set(['APPDIR', 'APPIMAGE', 'ARGV0', 'OWD'])

function withoutImage(env: NodeJS.ProcessEnv, image: string | undefined): NodeJS.ProcessEnv {
  const isOfImage = (path: string): boolean => image !== undefined && path.startsWith(`${image}/`)
  return Object.fromEntries(
    Object.entries(env)
      .filter(([name]) => !OF_IMAGE.has(name))
      .map(([name, value = '']) => [
        name,
        value
          .split(':')
          .filter((path) => path !== image && !isOfImage(path))
          .join(':'),
      ])
      .filter(([, value]) => value !== ''),
  )
}

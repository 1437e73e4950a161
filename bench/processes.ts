import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'

/** Starts a script of this folder and reads its first line of JSON. */
export async function startScript<T>(script: string, args: string[]): Promise<{ said: T; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [new URL(script, import.meta.url).pathname, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = await firstLine<T>(child, script)
  return {
    said,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** Runs a script of this folder to its end. @returns its one line of JSON */
export async function runScript<T>(script: string, args: string[]): Promise<T> {
  const { said } = await startScript<T>(script, args)
  return said
}

function firstLine<T>(child: ChildProcess, script: string): Promise<T> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error('no stdout')
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line) as T))
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)))
  })
}

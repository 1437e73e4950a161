import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { fileURLToPath } from 'node:url'
import type * as Electron from 'electron'

const PARENT_PORT = fileURLToPath(new URL('./parent-port.ts', import.meta.url))

const running = new Set<ChildProcess>()

/** As the system kills what uses too much memory. */
export function killChildren(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** A child of plain Node in place of Electron's service process, with `process.parentPort` inside. */
export const utilityProcess = {
  fork(modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}) {
    const child = fork(modulePath, args, {
      execArgv: ['--import', PARENT_PORT, ...(options.execArgv ?? [])],
      env: (options.env ?? process.env) as NodeJS.ProcessEnv,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      stdio: options.stdio === 'pipe' ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    })
    running.add(child)
    child.once('exit', () => running.delete(child))
    const made = Object.assign(new EventEmitter(), {
      get pid() {
        return child.exitCode === null && child.signalCode === null ? child.pid : undefined
      },
      stdout: child.stdout,
      stderr: child.stderr,
      kill: () => child.kill(),
      postMessage: (message: unknown) => void (child.connected && child.send(message as object)),
    })
    child.on('spawn', () => made.emit('spawn'))
    child.on('message', (message) => made.emit('message', message))
    child.on('exit', (code, signal) => made.emit('exit', code ?? (signal === 'SIGKILL' ? 9 : 15)))
    return made as unknown as Electron.UtilityProcess
  },
} satisfies Pick<typeof Electron.utilityProcess, 'fork'>

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const SERVE = fileURLToPath(new URL('../serve.ts', import.meta.url))

/** The province as a process of its own, for what cannot be shown inside the test's: sudden death. */
export type ProvinceProcess = {
  readonly url: string
  readonly pid: number
  readonly operatorTokenFile: string
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>
  /** SIGTERM. @returns the exit code */
  stop(): Promise<number | null>
}

/** @param args e.g. `['--pg', url, '--files', dir]`; the port is 0 unless it is named. @throws with what it said when it ends at once */
export async function startProvinceProcess(args: readonly string[]): Promise<ProvinceProcess> {
  const port = args.includes('--port') ? [] : ['--port', '0']
  const child = spawn(process.execPath, [SERVE, ...port, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal)
    return gone
  }
  const ready = await new Promise<{ url: string; operatorTokenFile: string }>((resolve, reject) => {
    let said = ''
    let complaints = ''
    child.stderr.on('data', (chunk) => (complaints += String(chunk)))
    child.stdout.on('data', (chunk) => {
      said += String(chunk)
      if (said.includes('\n')) resolve(JSON.parse(said) as { url: string; operatorTokenFile: string })
    })
    child.once('exit', (code) => reject(new Error(`the province ended with ${code}: ${complaints}`)))
  })
  return { ...ready, pid: child.pid ?? 0, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') }
}

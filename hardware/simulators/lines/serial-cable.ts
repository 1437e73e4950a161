import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/**
 * Joins two new serial ports, pseudo-terminals by `socat`, under these names; both are there when it resolves.
 * @returns what pulls the cable: both ports are gone then
 * @throws when socat is missing, or ends because a name cannot be had
 */
export async function plugSerialCable(a: string, b: string): Promise<() => Promise<void>> {
  const socat = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${a}`, `pty,raw,echo=0,link=${b}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const closed = once(socat, 'close').catch(() => {
    throw new Error('a simulated serial line needs socat (Debian package socat)')
  })
  const said: string[] = []
  for await (const line of createInterface({ input: socat.stderr })) {
    said.push(line)
    if (!line.includes('starting data transfer')) continue
    socat.stderr.resume()
    return async () => {
      socat.kill()
      await closed
    }
  }
  await closed
  throw new Error(`no serial ports ${a} and ${b}: ${said.at(-1) ?? 'socat ended'}`)
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** Two serial ports joined by a cable: pseudo-terminals by `socat`. They ignore the baud rate (hardware.md §5.4). */
export type SerialPair = {
  readonly a: string
  readonly b: string
  /** Pulls the cable: both ports are gone. */
  cut(): Promise<void>
}

/** Starts a pair; both ports are there when it resolves. */
export async function openSerialPair(): Promise<SerialPair> {
  const folder = await mkdtemp(join(tmpdir(), 'serial-'))
  const [a, b] = [join(folder, 'a'), join(folder, 'b')]
  const socat = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${a}`, `pty,raw,echo=0,link=${b}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const closed = once(socat, 'close')
  for await (const line of createInterface({ input: socat.stderr })) if (line.includes('starting data transfer')) break
  socat.stderr.resume()
  return {
    a,
    b,
    async cut() {
      socat.kill()
      await closed
      await rm(folder, { recursive: true, force: true })
    },
  }
}

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
  /** Plugs it in again after `cut`: the same two names. */
  mend(): Promise<void>
  /** Ends the pair for good. */
  close(): Promise<void>
}

/** Starts a pair; both ports are there when it resolves. */
export async function openSerialPair(): Promise<SerialPair> {
  const folder = await mkdtemp(join(tmpdir(), 'serial-'))
  const [a, b] = [join(folder, 'a'), join(folder, 'b')]
  let pull = await plugIn(a, b)
  return {
    a,
    b,
    cut: () => pull(),
    async mend() {
      pull = await plugIn(a, b)
    },
    async close() {
      await pull()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** @returns what pulls the cable */
async function plugIn(a: string, b: string): Promise<() => Promise<void>> {
  const socat = spawn('socat', ['-d', '-d', `pty,raw,echo=0,link=${a}`, `pty,raw,echo=0,link=${b}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const closed = once(socat, 'close')
  for await (const line of createInterface({ input: socat.stderr })) if (line.includes('starting data transfer')) break
  socat.stderr.resume()
  return async () => {
    socat.kill()
    await closed
  }
}

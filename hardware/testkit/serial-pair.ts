import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { plugSerialCable } from '../simulators/lines/serial-cable.ts'

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
  let pull = await plugSerialCable(a, b)
  return {
    a,
    b,
    cut: () => pull(),
    async mend() {
      pull = await plugSerialCable(a, b)
    },
    async close() {
      await pull()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

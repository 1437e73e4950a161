import type { Timers } from '../../shared/kernel/time.ts'
import type { Connection, Transport } from '../ports.ts'
import type { DisplayProtocol } from '../protocols/displays/display-protocol.ts'
import { wait } from '../wait.ts'

/** How one write ended: answered, not answered in time (or wrongly), given to a display that never answers, no line. */
export type Written = 'good' | 'silent' | 'sent' | 'no-line'

/** A living board answers in 30 ms at 9600 baud; it waits no longer, because other boards wait for the line. */
const ANSWER_MS = 100
/** Between two frames, 3.5 signs at 9600 baud: what ends a frame in Modbus RTU. */
const GAP_MS = 4

export type DisplayLine = {
  /** One frame to one display, and its answer. One at a time: the caller is the queue. */
  write(protocol: DisplayProtocol, frame: Uint8Array): Promise<Written>
  hangUp(): void
}

/** The half-duplex line of a bus: opens it when needed, waits for answers, keeps the silence between frames. */
export function createDisplayLine(transport: Transport, timers: Timers, signal: AbortSignal): DisplayLine {
  let connection: Connection | null = null
  let hear: (bytes: Uint8Array) => void = () => undefined

  async function connected(): Promise<Connection> {
    connection ??= await transport.open({
      onBytes: (bytes) => hear(bytes),
      onLost: () => (connection = null),
    })
    return connection
  }

  function hangUp(): void {
    connection?.close()
    connection = null
  }

  /** Resolves with the verdict on what is heard until `ANSWER_MS` have passed. */
  function answerTo(protocol: DisplayProtocol, sent: Uint8Array): Promise<'good' | 'silent'> {
    return new Promise((resolve) => {
      let heard = Buffer.alloc(0)
      const end = (verdict: 'good' | 'silent'): void => {
        cancel()
        hear = () => undefined
        resolve(verdict)
      }
      const cancel = timers.after(ANSWER_MS, () => end('silent'))
      hear = (bytes) => {
        heard = Buffer.concat([heard, bytes])
        let verdict = protocol.hear?.(sent, heard)
        // What a slow display answered to an earlier write stands before this answer, or is all there is.
        for (; verdict === 'bad' && heard.length > 0; verdict = protocol.hear?.(sent, heard)) heard = heard.subarray(1)
        if (verdict === 'good') end('good')
      }
    })
  }

  return {
    async write(protocol, frame) {
      try {
        const line = await connected()
        const answer = protocol.hear ? answerTo(protocol, frame) : null
        await line.write(frame)
        const onTheWay = (frame.length / transport.bytesPerSecond) * 1_000
        const verdict = answer ? await answer : await wait(timers, onTheWay, signal)
        await wait(timers, GAP_MS, signal)
        return verdict ?? 'sent'
      } catch {
        hangUp()
        return 'no-line'
      }
    },
    hangUp,
  }
}

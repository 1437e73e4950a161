import { ipcMain } from 'electron'
import type { IpcMainInvokeEvent, WebContents } from 'electron'
import type { z } from 'zod'
import type { Log } from '../platform/log.ts'
import { isTrusted } from '../../shared/shell/senders.ts'
import type { From } from '../../shared/shell/senders.ts'

/** A channel: who may use it, what goes in, what it does. */
export type Channel<T, A> = {
  readonly from: From
  readonly input: z.ZodType<T>
  run(input: T, sender: WebContents): A | Promise<A>
}

export type Ipc = {
  /** Pages call and get an answer. A call from elsewhere, or with another input, is refused and written down. */
  answer<T, A>(name: string, channel: Channel<T, A>): void
}

/**
 * The only place that listens to pages (models.md §6.1): every channel checks its sender and what it got.
 * @param isOurs whether this is the page of one of our windows
 */
export function openIpc(isOurs: (sender: WebContents) => boolean, centre: () => string | null, log: Log): Ipc {
  return {
    answer(name, { from, input, run }) {
      ipcMain.handle(`shell:${name}`, async (event: IpcMainInvokeEvent, value: unknown) => {
        if (!isTrusted(event.senderFrame, isOurs(event.sender), from, centre())) {
          log.warn({ channel: name, url: event.senderFrame?.url ?? null }, 'a call from a page that may not make it')
          throw new Error('refused')
        }
        const read = input.safeParse(value)
        if (!read.success) {
          log.warn({ channel: name }, 'a call with an input that the channel does not take')
          throw new Error('refused')
        }
        return run(read.data, event.sender)
      })
    },
  }
}

import type { Timers } from '../../shared/kernel/time.ts'

type Visible = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>

/**
 * Runs `read` at once, then every so many ms while the page is visible, and at once when it becomes visible again. One
 * read is under way at a time; the next one counts from the end of it.
 * @param pace ms to the next read, asked after each: what was read may make the next one more urgent
 * @returns a function that ends it; the signal of a read under way is aborted
 */
export function pollWhileVisible(
  page: Visible,
  timers: Timers,
  pace: () => number,
  read: (signal: AbortSignal) => Promise<void>,
): () => void {
  const ended = new AbortController()
  let reading = false
  let cancel = (): void => {}

  async function round(): Promise<void> {
    if (reading || ended.signal.aborted || page.visibilityState !== 'visible') return
    reading = true
    cancel()
    await read(ended.signal)
    reading = false
    if (!ended.signal.aborted) cancel = timers.after(pace(), () => void round())
  }

  const shown = (): void => void round()
  page.addEventListener('visibilitychange', shown)
  void round()
  return () => {
    ended.abort()
    cancel()
    page.removeEventListener('visibilitychange', shown)
  }
}

import { expect, test } from 'vitest'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { pollWhileVisible } from './poll.ts'

function phone(visibilityState: DocumentVisibilityState = 'visible') {
  const time = createManualTime()
  const page = Object.assign(new EventTarget(), { visibilityState })
  const reads: { end: () => Promise<void>; signal: AbortSignal }[] = []
  const stop = pollWhileVisible(
    page as unknown as Document,
    time.timers,
    () => 5_000,
    (signal) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      reads.push({
        signal,
        async end() {
          resolve()
          await promise
          await Promise.resolve()
        },
      })
      return promise
    },
  )
  const show = (state: DocumentVisibilityState): void => {
    page.visibilityState = state
    page.dispatchEvent(new Event('visibilitychange'))
  }
  return { time, reads, show, stop }
}

test('reads at once and again some time after the end of each read', async () => {
  const { time, reads } = phone()
  expect(reads).toHaveLength(1)
  time.advance(60_000)
  expect(reads).toHaveLength(1)
  await reads[0]?.end()
  time.advance(4_999)
  expect(reads).toHaveLength(1)
  time.advance(1)
  expect(reads).toHaveLength(2)
})

test('rests while hidden and reads at once when it is seen again', async () => {
  const { time, reads, show } = phone()
  await reads[0]?.end()
  show('hidden')
  time.advance(60_000)
  expect(reads).toHaveLength(1)
  show('visible')
  expect(reads).toHaveLength(2)
  await reads[1]?.end()
  time.advance(5_000)
  expect(reads).toHaveLength(3)
})

test('coming back while a round is due makes one read, not two', async () => {
  const { time, reads, show } = phone()
  await reads[0]?.end()
  show('visible')
  await reads[1]?.end()
  time.advance(5_000)
  expect(reads).toHaveLength(3)
})

test('nothing comes after the end', async () => {
  const { time, reads, show, stop } = phone()
  stop()
  expect(reads[0]?.signal.aborted).toBe(true)
  await reads[0]?.end()
  show('visible')
  time.advance(60_000)
  expect(reads).toHaveLength(1)
})

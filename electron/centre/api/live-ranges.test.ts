import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LiveFrame } from '../../../shared/api/live.ts'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import type { Listener } from '../../testkit/listen-live.ts'
import { isFor, setLiveStage } from '../../testkit/live-stage.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'

const stage = setLiveStage()
const { head, issue, listen } = stage

describe('ranges have no gap and nothing twice', () => {
  type Followed = {
    frames: number
    ranges: number
    begins: number[]
    shouldBegin: number[]
    heard: unknown[]
    wanted: unknown[]
  }
  type Step = 'issue' | 'call' | 'finish' | 'two' | 'cut' | 'cut-while'

  test('whenever the line breaks while commands run', async () => {
    await stage.running.dispose()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Step>('issue', 'issue', 'call', 'finish', 'two', 'cut', 'cut-while'), {
          minLength: 3,
          maxLength: 25,
        }),
        fc.constantFrom<'board' | 'kiosk' | 'station'>('board', 'kiosk', 'station'),
        async (steps, role) => {
          stage.running = await startTestCentre({
            timers: createManualTime().timers,
            allowances: NO_LIMITS,
            counters: 2,
            services: 1,
          })
          try {
            const { frames, ranges, begins, shouldBegin, heard, wanted } = await follow(steps, role)
            expect(ranges).toBe(frames)
            expect(begins).toEqual(shouldBegin)
            expect(heard).toEqual(wanted)
          } finally {
            await stage.running.dispose()
          }
        },
      ),
      { numRuns: process.env['SOAK'] ? 500 : 25 },
    )
    stage.running = await startTestCentre()
  })

  async function follow(steps: readonly Step[], role: 'board' | 'kiosk' | 'station'): Promise<Followed> {
    const desk = await stage.running.openCounter(1)
    const params = { counterId: 'C1' }
    let current = ''
    let live = await listen(stage.running.token(role))
    const frames: LiveFrame[] = []
    const start = ((await live.next()) as { through: number }).through
    let through = start
    const act: Record<Step, () => Promise<unknown>> = {
      issue: () => issue(),
      two: () => Promise.all([issue(), issue()]),
      call: async () => {
        const called = await desk.client.call('callNext', { params, body: {} })
        if (called.ok) current = called.value.ticket?.id ?? current
      },
      finish: () => desk.client.call('finishTicket', { params: { ticketId: current || 'x' }, body: {} }),
      cut: () => reconnect(),
      'cut-while': () => Promise.all([issue(), reconnect(), issue()]),
    }
    async function reconnect(): Promise<void> {
      await live.cut()
      // What came before the cut has been applied; the rest was lost on the way.
      await drain(live)
      live = await listen(stage.running.token(role), through)
    }
    async function drain(from: Listener, until = Infinity): Promise<void> {
      while (through < until) {
        const frame = await from.next()
        if (!frame) return
        frames.push(frame)
        if ('to' in frame) through = Math.max(through, frame.to)
      }
    }
    for (const step of steps) await act[step]()
    await drain(live, head())

    const ranges = frames.flatMap((frame) => ('from' in frame ? [frame] : []))
    const wanted = stage.running.centre.journal.read(start, head(), 10_000).filter(({ type }) => isFor(role, type))
    return {
      frames: frames.length,
      ranges: ranges.length,
      begins: ranges.map(({ from }) => from),
      shouldBegin: [start, ...ranges.map(({ to }) => to)].slice(0, -1).map((to) => to + 1),
      heard: ranges.flatMap(({ events }) => events.map(({ seq, type }) => [seq, type])),
      wanted: wanted.map(({ seq, type }) => [seq, type]),
    }
  }
})

test('a client that does not read is cut off, and resumes from where it was', async () => {
  const live = await listen(stage.running.token('board'))
  const { through } = (await live.next()) as { through: number }
  live.socket.pause()
  const large = {
    key: 'centre.notices' as const,
    agencyId: null,
    from: '2020-01-01',
    value: 'x'.repeat(200_000),
    source: '',
  }
  // Far more than the buffers of the machine hold.
  for (let n = 0; n < 120; n++) {
    await stage.running.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({
      events: [{ type: 'setting.changed', payload: large }],
    }))
  }
  live.socket.resume()
  let last = through
  for (let frame = await live.next(); frame; frame = await live.next()) if ('to' in frame) last = frame.to
  expect(await live.closed).toBe(1006)
  expect(last).toBeLessThan(head())
  const again = await listen(stage.running.token('board'), last)
  expect((await again.next()) as { from: number; to: number }).toMatchObject({ from: last + 1, to: head() })
})

import { EventEmitter } from 'node:events'
import { beforeEach, expect, test, vi } from 'vitest'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { openLog } from '../platform/log.ts'
import { superviseChild } from './child.ts'

type Started = EventEmitter & { pid: number; told: unknown[] }

const electron = vi.hoisted(() => ({ started: [] as unknown[] }))
vi.mock('electron', () => ({
  utilityProcess: {
    fork: () => {
      const made = Object.assign(new EventEmitter(), {
        pid: 1,
        told: [] as unknown[],
        postMessage: (message: unknown) => made.told.push(message),
      })
      electron.started.push(made)
      return made
    },
  },
}))
const started = electron.started as Started[]
beforeEach(() => void started.splice(0))

const plan = { name: 'centre', program: 'centre.mjs', args: [] } as const

function supervised() {
  const { clock, timers, advance } = createManualTime()
  return { advance, child: superviseChild(plan, { clock, timers, log: openLog('silent') }) }
}

test('a child that ends is started again, ever more slowly, and at once again after it ran well', () => {
  const { advance } = supervised()
  for (const [wait, count] of [
    [1_000, 2],
    [2_000, 3],
    [5_000, 4],
    [15_000, 5],
    [30_000, 6],
    [30_000, 7],
  ] as const) {
    started.at(-1)?.emit('exit', 1)
    advance(wait - 1)
    expect(started).toHaveLength(count - 1)
    advance(1)
    expect(started).toHaveLength(count)
  }
  advance(61_000)
  started.at(-1)?.emit('exit', 1)
  advance(1_000)
  expect(started).toHaveLength(8)
})

test('at the end it is told to stop, and is not started again', async () => {
  const { advance, child } = supervised()
  const stopped = child.stop()
  expect(started[0]?.told).toEqual(['stop'])
  started[0]?.emit('exit', 0)
  await stopped
  advance(60_000)
  expect(started).toHaveLength(1)
})

test('one that does not stop is killed after ten seconds', async () => {
  const killed = vi.spyOn(process, 'kill').mockImplementation(() => true)
  const { advance, child } = supervised()
  const stopped = child.stop()
  advance(10_000)
  expect(killed).toHaveBeenCalledExactlyOnceWith(1, 'SIGKILL')
  started[0]?.emit('exit', 9)
  await stopped
  killed.mockRestore()
})

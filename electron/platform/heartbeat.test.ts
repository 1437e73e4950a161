import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import { BEAT_MS } from '../../shared/shell/recovery.ts'
import { keepHeartbeat } from './heartbeat.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-heartbeat-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

test('each page that lives is told of by the file, a silent one by its age', () => {
  const { timers, clock, advance } = createManualTime()
  let silence = 0
  const file = join(dir, 'heartbeat')
  const stop = keepHeartbeat(file, () => [0, silence], { clock, timers })
  advance(BEAT_MS)
  const first = readFileSync(file, 'utf8')
  silence = 10 * 60_000
  advance(BEAT_MS)
  expect(readFileSync(file, 'utf8')).toBe(first)
  stop()
})

test('where nothing can be written, a program whose pages live goes on, and its watchdog sees it', () => {
  const { timers, clock, advance } = createManualTime()
  // A folder in its place refuses to be written as a full disk does.
  const file = join(dir, 'heartbeat')
  mkdirSync(file)
  writeFileSync(join(file, 'x'), '')
  utimesSync(file, 1, 1)
  const stop = keepHeartbeat(file, () => [0], { clock, timers })
  expect(() => advance(BEAT_MS)).not.toThrow()
  expect(statSync(file).mtimeMs).toBe(clock.now())
  stop()
})

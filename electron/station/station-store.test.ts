import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStationStore } from './station-store.ts'
import type { JobEntry } from './station-store.ts'

const entry: JobEntry = {
  jobId: 'j1',
  printerId: 'p1',
  takeKey: 'k1',
  stage: 'ended',
  reports: [{ key: 'k2', body: { outcome: 'failed', cause: 'paper-end' } }],
}

let dir: string
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'store-'))))
afterEach(() => rmSync(dir, { recursive: true }))

it('remembers over a restart what was put and not removed', () => {
  const path = join(dir, 'made', 'station.json')
  const store = openStationStore(path)
  store.put(entry)
  store.put({ ...entry, jobId: 'j2' })
  store.put({ ...entry, jobId: 'j2', stage: 'printing' })
  store.remove('j1')
  expect(openStationStore(path).all()).toEqual([{ ...entry, jobId: 'j2', stage: 'printing' }])
  expect(openStationStore(path).get('j1')).toBeNull()
})

it('remembers what a printer answers, for the line over which it was asked', () => {
  const path = join(dir, 'station.json')
  const answers = { mark: false, inTurn: true, macro: 'quiet' as const, autoStatus: true, maker: 'A', model: null }
  openStationStore(path).keepAnswers('p1', 'tcp 192.0.2.1:9100', answers)
  const store = openStationStore(path)
  expect(store.answersOf('p1', 'tcp 192.0.2.1:9100')).toEqual(answers)
  expect(store.answersOf('p1', 'serial COM3')).toBeNull()
  expect(store.answersOf('p2', 'tcp 192.0.2.1:9100')).toBeNull()
})

it('remembers that a printer was left in the middle of a paper until one came out whole', () => {
  const path = join(dir, 'station.json')
  const store = openStationStore(path)
  const job: JobEntry = { ...entry, stage: 'printing', reports: [] }
  store.put(job)
  store.put({ ...job, stage: 'ended', reports: [{ key: 'k', body: { outcome: 'unknown' } }] })
  store.remove(job.jobId)
  expect(openStationStore(path).isTorn('p1')).toBe(true)
  expect(openStationStore(path).isTorn('p2')).toBe(false)
  store.put({ ...job, stage: 'ended', reports: [{ key: 'k', body: { outcome: 'printed' } }] })
  expect(openStationStore(path).isTorn('p1')).toBe(false)
})

it('reads what an earlier version wrote', () => {
  const path = join(dir, 'station.json')
  writeFileSync(path, JSON.stringify({ version: 1, jobs: [entry] }))
  expect(openStationStore(path).all()).toEqual([entry])
})

it('is not disturbed by a text that a crash left half written', () => {
  const path = join(dir, 'station.json')
  openStationStore(path).put(entry)
  writeFileSync(`${path}.new`, '{"version":1,"jo')
  expect(openStationStore(path).all()).toEqual([entry])
  openStationStore(path).put({ ...entry, jobId: 'j2' })
  expect(readdirSync(dir)).toEqual(['station.json'])
})

it('refuses to begin without what it cannot read, and leaves it as it is', () => {
  const path = join(dir, 'station.json')
  writeFileSync(path, '{"version":1,"jobs":[{}]}')
  expect(() => openStationStore(path)).toThrow(/cannot be read; move it away/)
  expect(readFileSync(path, 'utf8')).toBe('{"version":1,"jobs":[{}]}')
})

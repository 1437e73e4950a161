import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDatabase } from '../centre/store/open-database.ts'
import { openCentre } from './centre.ts'
import { runLook } from './look.ts'

let dir = ''
let said = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-look-'))
  said = ''
  for (const page of ['kiosk', 'assets']) mkdirSync(join(dir, 'pages', page), { recursive: true })
  writeFileSync(join(dir, 'pages/kiosk/index.html'), '')
  vi.stubEnv('MOT_CUA_PAGES', join(dir, 'pages'))
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(dir, { recursive: true })
})

async function look(data: string): Promise<{ events: number; since: string | null }> {
  said = ''
  await runLook(['--data', data])
  return JSON.parse(said) as { events: number; since: string | null }
}

test('a folder without a centre is not taken for an empty one', async () => {
  await expect(runLook(['--data', dir])).rejects.toThrow('there is no centre')
  expect(existsSync(join(dir, 'centre.db'))).toBe(false)
  writeFileSync(join(dir, 'centre.db'), '')
  expect(await look(dir)).toEqual({ events: 0, since: null })
  rmSync(join(dir, 'centre.db'))
  openDatabase(join(dir, 'centre.db')).close()
  expect(await look(dir)).toEqual({ events: 0, since: null })
})

test('a centre that has begun is not begun anew by a file that says how', async () => {
  const data = join(dir, 'centre')
  mkdirSync(data)
  const begin = (name: string) =>
    writeFileSync(
      join(data, 'begin.json'),
      JSON.stringify({ name, preset: 'all-day', officer: 'Người thiết lập', pin: '135790' }),
    )
  const run = () => openCentre({ data, port: 0, log: 'silent' })
  begin('Trung tâm thứ nhất')
  await (await run()).stop()
  const first = await look(data)
  expect(first.events).toBeGreaterThan(10)
  expect(Date.parse(first.since ?? '')).toBeGreaterThan(0)
  begin('Trung tâm thứ hai')
  const again = await run()
  const named = again.db.prepare("SELECT count(*) AS count FROM event WHERE payload LIKE '%Trung tâm thứ ' || ? || '%'")
  expect(['nhất', 'hai'].map((which) => named.get(which))).toEqual([{ count: 1 }, { count: 0 }])
  await again.stop()
  expect(existsSync(join(data, 'begin.json'))).toBe(false)
  expect((await look(data)).since).toBe(first.since)
})

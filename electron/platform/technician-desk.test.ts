import { createHash } from 'node:crypto'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import type { Deed } from '../../shared/shell/shell-api.ts'
import { openLog } from './log.ts'
import { openTechnicianDesk } from './technician-desk.ts'
import type { Machine, MachineWindow } from './technician-desk.ts'

const server = { answer: async (_url: string): Promise<Response> => Response.json({}) }

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-technician-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function desk(state: 'here' | 'away') {
  const { clock, timers, advance } = createManualTime(1_000)
  const left: number[] = []
  const forgotten: string[] = []
  const loads: string[] = []
  const secrets = { read: async () => 'token', forget: async (name: string) => void forgotten.push(name) }
  const shell = {
    dataDir,
    centre: 'http://10.0.0.2:8080',
    config: { spareCodes: [sha256('first-code'), sha256('second-code')] },
    clock,
    timers,
    log: openLog('silent'),
    watch: { now: () => ({ state }) },
    secrets,
    setUp: { beginAnew: async () => void left.push(99) },
    leave: (code: number) => left.push(code),
  } as unknown as Machine
  const window = {
    plan: { page: 'kiosk' },
    showing: () => 'centre',
    load: () => loads.push('load'),
  } as unknown as MachineWindow
  const { perform, catchUp } = openTechnicianDesk(shell, (url) => server.answer(String(url)))
  const bySpare = (pin: string, deed: Deed = 'reload') => perform(window, { officerId: null, pin, deed })
  const byPin = (deed: 'reload' | 'close') => perform(window, { officerId: 'kt', pin: '2468', deed })
  return { bySpare, byPin, catchUp: () => catchUp([window]), left, loads, forgotten, advance, secrets }
}

test('a spare code opens once while the centre is away, and the machine keeps a line of it', async () => {
  const { bySpare, left, advance } = desk('away')
  expect(await bySpare('first-code', 'close')).toEqual({ ok: true })
  advance(300)
  expect(left).toEqual([3])
  expect(await bySpare('first-code')).toEqual({ ok: false, code: 'WRONG_PIN' })
  // Used stays used after the program was started again.
  expect(await desk('away').bySpare('first-code')).toEqual({ ok: false, code: 'WRONG_PIN' })
  expect(await desk('away').bySpare('second-code')).toEqual({ ok: true })
  const kept = readFileSync(join(dataDir, 'spare-codes-used.jsonl'), 'utf8')
  expect(kept).toContain('"deed":"close"')
  expect(kept).not.toContain('first-code')
})

test('a spare code is nothing while the centre answers, and five wrong ones end the trying', async () => {
  expect(await desk('here').bySpare('first-code')).toEqual({ ok: false, code: 'CENTRE_IS_HERE' })
  const { bySpare, loads } = desk('away')
  for (let wrong = 0; wrong < 5; wrong++) expect(await bySpare('0000')).toEqual({ ok: false, code: 'WRONG_PIN' })
  expect(await bySpare('first-code')).toEqual({ ok: false, code: 'ACCOUNT_LOCKED' })
  expect(loads).toEqual([])
})

test('nothing is done before the centre has said yes', async () => {
  const { byPin, left, loads, advance } = desk('here')
  server.answer = async () => Response.json({ code: 'WRONG_PIN', message: '' }, { status: 401 })
  expect(await byPin('close')).toEqual({ ok: false, code: 'WRONG_PIN' })
  server.answer = () => Promise.reject(new Error('gone'))
  expect(await byPin('reload')).toEqual({ ok: false, code: 'NO_ANSWER' })
  advance(1_000)
  expect([left, loads]).toEqual([[], []])
  server.answer = async () => Response.json({})
  expect(await byPin('reload')).toEqual({ ok: true })
  expect(loads).toEqual(['load'])
})

test.each([
  ['close', 3],
  ['restart-device', 1],
  ['shut-down', 2],
] as const)('%s ends the program with %i', async (deed, code) => {
  const { bySpare, left, advance } = desk('away')
  await bySpare('first-code', deed)
  advance(300)
  expect(left).toEqual([code])
})

test('what a spare code did is told to the centre once, when it is back', async () => {
  const { bySpare } = desk('away')
  await bySpare('first-code', 'close')
  const told: string[] = []
  server.answer = async (url) => {
    told.push(url.replace(/.*\/v1/, ''))
    return Response.json({ people: [] })
  }
  for (let time = 0; time < 2; time++) await desk('here').catchUp()
  expect(told).toEqual(['/spare-deeds', '/maintainers', '/maintainers'])
  // A line that a power cut broke off is no code, and hides none.
  appendFileSync(join(dataDir, 'spare-codes-used.jsonl'), '{"code":"')
  expect(await desk('away').bySpare('first-code')).toEqual({ ok: false, code: 'WRONG_PIN' })
})

test('a machine that the centre knows no more is without its token, one that cannot ask keeps it', async () => {
  const { catchUp, forgotten, loads } = desk('here')
  server.answer = () => Promise.reject(new Error('gone'))
  await catchUp()
  server.answer = async () => Response.json({ code: 'RATE_LIMITED', message: '' }, { status: 429 })
  await catchUp()
  expect([forgotten, loads]).toEqual([[], []])
  server.answer = async () => Response.json({ code: 'NOT_AUTHENTICATED', message: '' }, { status: 401 })
  await catchUp()
  expect([forgotten, loads]).toEqual([['kiosk'], ['load']])
})

test('a key ring that fails once does not keep a machine from asking for ever', async () => {
  const { catchUp, forgotten, secrets } = desk('here')
  server.answer = async () => Response.json({ code: 'NOT_AUTHENTICATED', message: '' }, { status: 401 })
  secrets.read = () => Promise.reject(new Error('locked'))
  await expect(catchUp()).resolves.toBeUndefined()
  secrets.read = async () => 'token'
  await catchUp()
  expect(forgotten).toEqual(['kiosk'])
})

test('a technician takes a machine out of its centre by a spare code too', async () => {
  const { bySpare, left, advance } = desk('away')
  expect(await bySpare('first-code', 'begin-anew')).toEqual({ ok: true })
  advance(300)
  expect(left).toEqual([99])
})

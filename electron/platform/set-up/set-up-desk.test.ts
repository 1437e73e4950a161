import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import { openShellSettings } from '../shell-settings.ts'
import { authorityFile } from '../house-authority.ts'
import { keepStation } from './keep-station.ts'
import { folderOfData } from './own-centre.ts'
import { openSetUpDesk } from './set-up-desk.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-set-up-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const MACHINE = { page: 'counter', isFirst: true } as const

/** A machine whose centre answers as a test says. @param answers one for each path that is asked for */
function desk(answers: Record<string, unknown> = {}, policy: object | null = null) {
  const { timers, advance } = createManualTime()
  if (policy) writeFileSync(join(dir, 'policy.json'), JSON.stringify(policy))
  const settings = openShellSettings(join(dir, 'shell.json'), join(dir, 'policy.json'))
  const place = { isThere: true }
  const asked: { url: string; body: unknown }[] = []
  const done: string[] = []
  const restorers: (EventEmitter & { asked: unknown[]; ended: boolean })[] = []
  const setUp = openSetUpDesk({
    settings,
    stationFolder: join(dir, 'station'),
    timers,
    async fetch(input, init) {
      const url = String(input)
      asked.push({ url, body: JSON.parse(typeof init?.body === 'string' ? init.body : 'null') })
      const path = Object.keys(answers).find((one) => url.endsWith(one))
      if (path === undefined) throw new Error('nobody there')
      return Response.json(answers[path])
    },
    see: () => Promise.reject(new Error('no TLS')),
    find: async () => () => {},
    canKeep: async () => place.isThere,
    keepSecret: async (name) => void done.push(`kept ${name}`),
    forgetSecrets: async () => void done.push('forgot'),
    believe: () => {},
    configure: () => done.push('configured'),
    startRestorer() {
      const restorer = Object.assign(new EventEmitter(), {
        asked: [] as unknown[],
        ended: false,
        postMessage: (job: unknown) => void restorer.asked.push(job),
        kill: () => (restorer.ended = true),
      })
      restorers.push(restorer)
      return restorer
    },
    reload: (page) => done.push(`loaded ${page}`),
    changed: () => {},
  })
  const state = (): string | undefined => setUp.view(MACHINE).pairing?.state
  return { setUp, settings, place, asked, done, restorers, state, advance }
}

const LET_IN = {
  '/pairing-requests': { requestId: 'r1', nonce: 'n', authority: '', expiresAt: 0 },
  '/pairing-requests/r1/opening': {},
}
const accepted = (role: string) => ({
  ...LET_IN,
  '/pairing-requests/r1': { state: 'accepted', device: { id: 'd', role, name: 'D' } },
})
const LOOPBACK = { do: 'join', address: 'http://127.0.0.1:8080', station: false } as const

test('a machine that is let in keeps its token before its settings say so', async () => {
  const { setUp, settings, done, state, advance } = desk(accepted('board'))
  await setUp.act(LOOPBACK, MACHINE)
  await vi.waitFor(() => expect(state()).toBe('waiting'))
  advance(2_000)
  await vi.waitFor(() => expect(done).toEqual(['kept board', 'configured']))
  expect(settings.own()).toEqual({ role: 'board', centreUrl: 'http://127.0.0.1:8080' })
})

test('what is plugged into a machine is let in after it, with a token in a file of its account alone', async () => {
  const { setUp, settings, asked, done, advance } = desk(accepted('kiosk'))
  await setUp.act({ ...LOOPBACK, station: true }, MACHINE)
  const view = () => setUp.view(MACHINE).pairing
  await vi.waitFor(() => expect(view()?.state).toBe('waiting'))
  expect(view()?.isStation).toBe(false)
  advance(2_000)
  await vi.waitFor(() => expect(view()).toMatchObject({ state: 'waiting', isStation: true }))
  // Nothing is settled before both are there.
  expect([done, settings.own()]).toEqual([['kept kiosk'], {}])
  const wishes = asked.filter(({ url }) => url.endsWith('/pairing-requests'))
  expect(wishes.map(({ body }) => (body as { role?: string }).role)).toEqual([undefined, 'station'])
  advance(2_000)
  const tokenFile = join(dir, 'station', 'station.token')
  await vi.waitFor(() => expect(settings.own()).toMatchObject({ station: { data: join(dir, 'station'), tokenFile } }))
  expect([statSync(tokenFile).mode & 0o077, readFileSync(tokenFile, 'utf8').trim().length > 40]).toEqual([0, true])
})

test('no code is shown where its token could not be kept', async () => {
  const { setUp, place, asked, state } = desk(accepted('board'))
  place.isThere = false
  await setUp.act(LOOPBACK, MACHINE)
  await vi.waitFor(() => expect(state()).toBe('cannot-keep'))
  expect(asked).toEqual([])
})

test('a machine that is taken for a station says so and shows another code', async () => {
  const { setUp, done, state, advance } = desk(accepted('station'))
  await setUp.act(LOOPBACK, MACHINE)
  await vi.waitFor(() => expect(state()).toBe('waiting'))
  advance(2_000)
  await vi.waitFor(() => expect(state()).toBe('wrong-role'))
  advance(5_000)
  await vi.waitFor(() => expect(setUp.view(MACHINE).pairing?.code).toMatch(/^\w{6}$/))
  expect([state(), done]).toEqual(['wrong-role', []])
})

test('what is no address is said, and a machine without its centre goes on asking', async () => {
  const { setUp, state } = desk()
  await setUp.act({ ...LOOPBACK, address: 'http://10.20.30.2' }, MACHINE)
  expect(state()).toBe('bad-address')
  await setUp.act(LOOPBACK, MACHINE)
  await vi.waitFor(() => expect(state()).toBe('unreachable'))
  await setUp.act({ do: 'stop' }, MACHINE)
  expect(state()).toBeUndefined()
})

test('the policy of the province says where and what: whatever is typed', async () => {
  const { setUp, asked } = desk(LET_IN, { centreUrl: 'http://127.0.0.1:9' })
  expect(setUp.view(MACHINE)).toMatchObject({ fixedUrl: 'http://127.0.0.1:9', fixedRole: null })
  await setUp.act(LOOPBACK, MACHINE)
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0))
  expect(asked[0]?.url).toBe('http://127.0.0.1:9/v1/pairing-requests')
  expect(asked[0]?.body).not.toHaveProperty('role')
})

test('a machine whose role the policy gives asks for that one; any other may become something else', async () => {
  const { setUp, asked } = desk(LET_IN, { centreUrl: 'http://127.0.0.1:9', role: 'kiosk' })
  setUp.want({ page: 'kiosk', isFirst: true })
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0))
  expect(asked[0]?.body).toHaveProperty('role', 'kiosk')
  rmSync(join(dir, 'policy.json'))
  const other = desk(LET_IN)
  other.settings.write({ centreUrl: 'http://127.0.0.1:9', role: 'kiosk' })
  other.setUp.want({ page: 'kiosk', isFirst: true })
  await vi.waitFor(() => expect(other.asked.length).toBeGreaterThan(0))
  expect(other.asked[0]?.body).not.toHaveProperty('role')
})

test('a machine that works is not set up by a page; it begins anew when a technician says so', async () => {
  const { setUp, settings, done } = desk()
  settings.write({ role: 'kiosk', centreUrl: 'http://127.0.0.1:9', corner: 'top-right' })
  await setUp.act(LOOPBACK, MACHINE)
  expect([setUp.view(MACHINE).pairing, done]).toEqual([null, []])
  await setUp.beginAnew()
  expect([settings.own(), done]).toEqual([{ corner: 'top-right' }, ['forgot', 'configured']])
})

test('a machine that begins anew keeps no token of its station', async () => {
  const one = desk()
  one.settings.write({ role: 'kiosk', centreUrl: 'http://127.0.0.1:8080' })
  const place = keepStation(join(dir, 'station'), { token: 'secret', authority: 'PEM' })
  await one.setUp.beginAnew()
  expect(existsSync(place.tokenFile)).toBe(false)
  expect(existsSync(authorityFile(place.tokenFile))).toBe(false)
})

test('the data of a desk that is its own centre lie where no other account of the machine reads them', () => {
  const env = { ProgramData: 'C:\\ProgramData', LOCALAPPDATA: 'C:\\Users\\an\\AppData\\Local' }
  expect(folderOfData('win32', env)).toContain('AppData')
  expect(folderOfData('linux', env)).toBe(join(homedir(), 'mot-cua'))
})

test('a second window asks for itself alone, and is left alone where nobody wants it', async () => {
  const second = { page: 'rating', isFirst: false } as const
  const { setUp, settings, done, advance, asked } = desk(accepted('rating'))
  settings.write({ role: 'counter', centreUrl: 'http://127.0.0.1:9' })
  setUp.want(second)
  await vi.waitFor(() => expect(setUp.view(second).pairing?.state).toBe('waiting'))
  expect([setUp.view(second).isSecond, asked[0]?.body]).toEqual([true, expect.objectContaining({ role: 'rating' })])
  advance(2_000)
  await vi.waitFor(() => expect(done).toEqual(['kept rating', 'loaded rating']))
  await setUp.act({ do: 'one-screen' }, second)
  expect(settings.own()).toMatchObject({ role: 'counter', secondScreen: false })
})

const RESTORE = { do: 'restore', folder: '/media/x', name: '2026', code: 'ABCD' } as const

test('a machine that takes the place of a broken server is it before anybody has read so, and starts it when told', async () => {
  const { setUp, settings, done, restorers } = desk()
  const data = join(dir, 'centre')
  const view = () => setUp.view(MACHINE).restore
  await setUp.act({ ...RESTORE, data }, MACHINE)
  expect([view(), restorers.length], 'nothing was looked for yet').toEqual([null, 0])
  await setUp.act({ do: 'find-copies', place: '/media/x' }, MACHINE)
  const at = { place: '/media/x', copies: [], broken: 1 }
  restorers[0]?.emit('message', { say: 'ready' })
  expect(restorers[0]?.asked).toEqual([{ do: 'look', place: '/media/x', own: folderOfData() }])
  restorers[0]?.emit('message', { say: 'found', at })
  expect(view()).toMatchObject({ state: 'looking', found: [at] })
  restorers[0]?.emit('message', { say: 'looked' })
  expect([view()?.state, restorers[0]?.ended]).toEqual(['choosing', true])

  await setUp.act({ ...RESTORE, data }, MACHINE)
  restorers[1]?.emit('message', { say: 'progress', progress: { step: 'copying', part: 40 } })
  // Nobody turns away from it, and nothing is begun beside it.
  await setUp.act({ do: 'stop' }, MACHINE)
  await setUp.act({ do: 'find-copies', place: null }, MACHINE)
  expect([view()?.state, view()?.progress?.part, restorers.length]).toEqual(['restoring', 40, 2])
  const report = { backupAt: 1, lost: null, replaced: null, house: true, isSealed: true }
  restorers[1]?.emit('message', { say: 'restored', report })
  expect(view()).toMatchObject({ state: 'restored', report })
  expect(settings.own()).toMatchObject({ role: 'counter', centre: { data, lan: { port: expect.any(Number) } } })
  expect([settings.read().ok, done]).toEqual([true, []])
  await setUp.act({ do: 'open-restored' }, MACHINE)
  await setUp.act({ do: 'open-restored' }, MACHINE)
  expect([done, view()]).toEqual([['configured'], null])
})

test('what a restore has left that died with the program goes when the program starts again, whatever is chosen then', async () => {
  const before = desk()
  await before.setUp.act({ do: 'find-copies', place: null }, MACHINE)
  before.restorers[0]?.emit('message', { say: 'looked' })
  const data = join(dir, 'centre')
  await before.setUp.act({ ...RESTORE, data }, MACHINE)
  before.restorers[1]?.emit('message', { say: 'ready' })
  expect(before.restorers[1]?.asked).toMatchObject([{ do: 'restore', data, abandoned: [] }])

  // Cut off once more.
  expect(desk().restorers).toHaveLength(1)
  const after = desk()
  expect(after.setUp.view(MACHINE).restore, 'nobody is shown it').toBeNull()
  after.restorers[0]?.emit('message', { say: 'ready' })
  expect(after.restorers[0]?.asked).toEqual([{ do: 'drop', abandoned: [data] }])
  after.restorers[0]?.emit('message', { say: 'dropped' })
  expect([after.restorers[0]?.ended, desk().restorers.length]).toEqual([true, 0])
})

test('a restored machine whose settings cannot be written says so, and waits for the next try', async () => {
  const { setUp, settings, restorers } = desk()
  await setUp.act({ do: 'find-copies', place: null }, MACHINE)
  restorers[0]?.emit('message', { say: 'looked' })
  await setUp.act({ ...RESTORE, data: join(dir, 'centre') }, MACHINE)
  mkdirSync(join(dir, 'shell.json.part'))
  const report = { backupAt: 1, lost: null, replaced: null, house: true, isSealed: true }
  restorers[1]?.emit('message', { say: 'restored', report })
  expect(setUp.view(MACHINE).restore).toMatchObject({ state: 'choosing', fault: 'failed' })
  await setUp.act({ do: 'open-restored' }, MACHINE)
  expect(settings.own()).toEqual({})
})

test('a disk that says nothing is given up, a program that ends has failed, and what it says wrongly is not heard', async () => {
  const { setUp, settings, restorers, advance } = desk()
  const view = () => setUp.view(MACHINE).restore
  await setUp.act({ do: 'find-copies', place: null }, MACHINE)
  restorers[0]?.emit('message', { say: 'format' })
  advance(60_000)
  expect([view()?.state, view()?.fault, restorers[0]?.ended]).toEqual(['choosing', 'slow', true])
  await setUp.act({ ...RESTORE, data: join(dir, 'centre') }, MACHINE)
  restorers[1]?.emit('message', { say: 'progress', progress: { step: 'checking', part: 100 } })
  // The journal of years is read in one go.
  advance(3_600_000)
  expect(view()?.state).toBe('restoring')
  restorers[1]?.emit('exit')
  expect([view()?.state, view()?.fault, settings.own()]).toEqual(['choosing', 'failed', {}])
  await setUp.act({ do: 'open-restored' }, MACHINE)
  expect(settings.own()).toEqual({})
  await setUp.act({ do: 'stop' }, MACHINE)
  expect(view()).toBeNull()
})

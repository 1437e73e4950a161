import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Clock, Timers } from '../../../shared/kernel/time.ts'
import { wouldFailAgain } from '../../../shared/updates/release.ts'
import { openReleaseMaker } from '../../testkit/releases.ts'
import { systemClock } from '../time.ts'
import { openInbox, readState } from './inbox.ts'
import { installUpdate } from './install-update.ts'
import { keepLifeSign, readLifeSign } from './life-sign.ts'
import type { LifeSign, Service } from './life-sign.ts'
import { openReleaseFolder } from './release-folder.ts'
import { fromFolder } from './sources.ts'
import { watchTrial } from './trial.ts'
import type { TrialOptions } from './trial.ts'

const MINUTE_MS = 60_000
const maker = openReleaseMaker()
let dir = ''
let version = '1.0.0'
let ran: string[] = []
let passed = 0
let eachLook = (): void => {}
let install = (text: string): boolean => {
  version = text
  return true
}
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-trial-'))
  for (const name of ['machine/services', 'machine/inbox', 'updater']) mkdirSync(join(dir, name), { recursive: true })
  version = '1.0.0'
  ran = []
  passed = 0
  eachLook = () => {}
  install = (text) => {
    version = text
    return true
  }
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const clock: Clock = { now: systemClock().now, monotonic: () => passed }
/** Time passes as soon as somebody waits for it. */
const timers: Timers = {
  after(ms, run) {
    passed += ms
    eachLook()
    queueMicrotask(run)
    return () => {}
  },
  every: () => () => {},
}
const options = (): TrialOptions => ({
  folder: join(dir, 'updater'),
  inboxes: join(dir, 'machine'),
  keys: [maker.publicKey],
  installed: () => version,
  now: clock.now,
  async install(file) {
    const text = readFileSync(file, 'utf8').replace('installer of ', '')
    ran.push(text)
    return install(text)
  },
  ...{ clock, timers, steadyMs: 3 * MINUTE_MS, limitMs: 8 * MINUTE_MS },
})
const state = () => readState(join(dir, 'machine'))
const watch = () => watchTrial(options())

/** A service says how it is. */
function say(of: string, upMs: number, more: Partial<LifeSign> = {}, service: Service = 'centre'): void {
  let up = 0
  const since: Clock = { now: clock.now, monotonic: () => up }
  const sign = keepLifeSign(
    join(dir, 'machine/services'),
    service,
    () => ({ version: of, state: 'runs', hasWayBack: true, ...more }),
    { clock: since, timers },
  )
  up = upMs
  sign.tell()
}

async function update(to: string): Promise<string> {
  const release = maker.make(dir, to)
  const kept = openReleaseFolder(join(dir, `of ${to}`), () => [maker.publicKey])
  await kept.take(fromFolder(release), '0.0.0')
  const [found] = kept.kept()
  const file = found?.release.files.find(({ platform }) => platform === 'linux')
  const inbox = openInbox(join(dir, 'machine/services'), 'station')
  if (!found || !file || !inbox) throw new Error('nothing to put')
  await inbox.bring(file, fromFolder(release))
  inbox.ask({ version: to, file: file.name, manifest: found.manifest, signature: found.signature })
  copyFileSync(join(dir, 'machine/services', file.name), join(dir, 'machine/inbox', file.name))
  copyFileSync(join(dir, 'machine/services/install.json'), join(dir, 'request'))
  return installUpdate(options())
}
/** 1.0.0 by the updater, so that its installer is kept, with a centre that works; then a newer one. */
async function updateTwice(): Promise<void> {
  version = '0.9.0'
  await update('1.0.0')
  say('1.0.0', 0)
  expect(await update('1.1.0')).toBe('installed')
}

test('a version whose services stay up has come to stay', async () => {
  await updateTwice()
  say('1.1.0', 0)
  eachLook = () => {
    if (passed >= 4 * MINUTE_MS) say('1.1.0', 3 * MINUTE_MS)
  }
  expect([await watch(), version, state().failed]).toEqual(['steady', '1.1.0', null])
  expect([await watch(), passed]).toEqual(['nothing', 4 * MINUTE_MS])
})

test('one that crashes again and again is taken back, once, and is not asked for again', async () => {
  await updateTwice()
  // Each start comes so far as to say that it runs.
  eachLook = () => say('1.1.0', MINUTE_MS)
  expect([await watch(), version, passed]).toEqual(['taken-back', '1.0.0', 8 * MINUTE_MS])
  expect(state()).toEqual({ previous: null, installing: null, failed: { version: '1.1.0', why: 'not-running' } })
  expect([wouldFailAgain(state().failed, '1.1.0'), wouldFailAgain(state().failed, '1.1.1')]).toEqual([true, false])
  expect([await watch(), ran]).toEqual(['nothing', ['1.0.0', '1.1.0', '1.0.0']])
  // The next one has the same way back, and says nothing of the last any more.
  say('1.0.0', 0)
  await update('1.1.1')
  expect([await watch(), version, state().failed]).toEqual(['taken-back', '1.0.0', expect.anything()])
})

test('one that somebody has worked with stays, and is told of', async () => {
  await updateTwice()
  say('1.1.0', MINUTE_MS, { hasWayBack: false })
  expect([await watch(), version]).toEqual(['failed', '1.1.0'])
  expect(state()).toMatchObject({ previous: '1.0.0', failed: { version: '1.1.0', why: 'unsteady' } })
  expect([await watch(), ran]).toEqual(['nothing', ['1.0.0', '1.1.0']])
})

test('every service of before counts, also one that only says nothing any more', async () => {
  version = '0.9.0'
  await update('1.0.0')
  for (const service of ['centre', 'station'] as const) say('1.0.0', 0, {}, service)
  await update('1.1.0')
  say('1.1.0', 5 * MINUTE_MS)
  // As the old one left it: what was said before the update is nothing.
  say('1.0.0', 5 * MINUTE_MS, {}, 'station')
  expect(await watch()).toBe('taken-back')
})

test('who waits for room or for its centre is waited for; who has just come up to wait is not', async () => {
  await updateTwice()
  eachLook = () => say('1.1.0', passed < 6 * MINUTE_MS ? MINUTE_MS : 5_000, { state: 'waits' })
  say('1.1.0', MINUTE_MS, { state: 'waits' })
  expect(await watch()).toBe('taken-back')
  expect(passed).toBeGreaterThanOrEqual(13 * MINUTE_MS)
})

test('who waits and waits ends neither the trial nor keeps the next version out, which is held to the same', async () => {
  await updateTwice()
  eachLook = () => say('1.1.0', MINUTE_MS, { state: 'waits' })
  eachLook()
  expect([await watch(), version, passed, state().failed]).toEqual(['waits', '1.1.0', 8 * MINUTE_MS, null])
  expect(await watch()).toBe('waits')
  await update('1.2.0')
  eachLook = () => {}
  expect([await watch(), version]).toEqual(['taken-back', '1.1.0'])
})

test('a service that only waited before an update is not held to run after it', async () => {
  version = '0.9.0'
  await update('1.0.0')
  say('1.0.0', 0)
  say('1.0.0', 60 * MINUTE_MS, { state: 'waits' }, 'station')
  await update('1.1.0')
  say('1.1.0', 4 * MINUTE_MS)
  expect(await watch()).toBe('steady')
})

test('a machine that slept takes no version back for it', async () => {
  await updateTwice()
  eachLook = () => {
    if (passed === MINUTE_MS) passed += 600 * MINUTE_MS
    if (passed > 604 * MINUTE_MS) say('1.1.0', 3 * MINUTE_MS)
  }
  expect([await watch(), version]).toEqual(['steady', '1.1.0'])
})

test('a service that waited long has to run as long as any other', () => {
  let up = 0
  let state: LifeSign['state'] = 'waits'
  const since: Clock = { now: clock.now, monotonic: () => up }
  const sign = keepLifeSign(
    join(dir, 'machine/services'),
    'station',
    () => ({ version: '1.1.0', state, hasWayBack: true }),
    { clock: since, timers },
  )
  const upMs = (at: number): number | undefined => {
    up = at
    sign.tell()
    return readLifeSign(join(dir, 'machine'), 'station')?.upMs
  }
  expect(upMs(10 * MINUTE_MS)).toBe(10 * MINUTE_MS)
  state = 'runs'
  expect([upMs(10 * MINUTE_MS), upMs(11 * MINUTE_MS)]).toEqual([0, MINUTE_MS])
})

test('what another program of the machine asked for during the trial is not installed again after the way back', async () => {
  await updateTwice()
  eachLook = () => copyFileSync(join(dir, 'request'), join(dir, 'machine/inbox/install.json'))
  expect(await watch()).toBe('taken-back')
  expect([await installUpdate(options()), version, ran.at(-1)]).toEqual(['nothing', '1.0.0', '1.0.0'])
  expect([existsSync(join(dir, 'machine/inbox/install.json')), state().failed?.why]).toEqual([false, 'not-running'])
})

test('a power cut takes nothing of the time that was waited, and a way back that it ended is gone again, not for ever', async () => {
  await updateTwice()
  eachLook = () => {
    if (passed === 6 * MINUTE_MS) throw new Error('power cut')
  }
  await expect(watch()).rejects.toThrow('power cut')
  passed = 0
  install = () => {
    throw new Error('power cut')
  }
  await expect(watch()).rejects.toThrow('power cut')
  expect(passed).toBeLessThan(4 * MINUTE_MS)
  expect(version).toBe('1.1.0')
  install = (text) => {
    version = text
    return true
  }
  expect([await watch(), version, state().failed?.why]).toEqual(['taken-back', '1.0.0', 'not-running'])

  eachLook = () => {}
  say('1.0.0', 0)
  await update('1.2.0')
  install = () => {
    throw new Error('power cut')
  }
  for (let cut = 0; cut < 2; cut += 1) await expect(watch()).rejects.toThrow('power cut')
  expect([await watch(), state().failed?.why, await watch()]).toEqual(['failed', 'unsteady', 'nothing'])
})

test('nothing is tried where no service worked before, on a way back, or when another one was installed by hand', async () => {
  version = '0.9.0'
  await update('1.0.0')
  expect(await watch()).toBe('nothing')
  say('1.0.0', 0)
  await update('0.9.0')
  expect([version, await watch()]).toEqual(['0.9.0', 'nothing'])
  say('0.9.0', 0)
  await update('1.2.0')
  version = '1.3.0'
  expect([await watch(), existsSync(join(dir, 'updater/trial.json'))]).toEqual(['nothing', false])
})

test('an installer that fails leaves nothing on trial', async () => {
  await updateTwice()
  await watch()
  say('1.0.0', 0)
  install = (text) => {
    version = text
    return text === '1.0.0'
  }
  expect(await update('1.4.0')).toBe('taken-back')
  expect([version, state().failed?.why, await watch()]).toEqual(['1.0.0', 'installer', 'nothing'])
})

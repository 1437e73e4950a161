import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '../../../shared/api/client.ts'
import { installRequest } from '../../../shared/updates/release.ts'
import { minuteTimers } from '../../testkit/minute-timers.ts'
import { issue, must } from '../../testkit/hall.ts'
import { openReleaseMaker } from '../../testkit/releases.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { openLog } from '../../platform/log.ts'
import { askOnce } from '../../platform/updates/follow-updates.ts'
import { openInbox } from '../../platform/updates/inbox.ts'
import { installUpdate } from '../../platform/updates/install-update.ts'
import { openReadOnly } from '../store/open-database.ts'

const maker = openReleaseMaker()
/** Of version 1.1.0 for the system that tests. */
const INSTALLER = `mot-cua-1.1.0-${process.platform === 'win32' ? 'win32-x64.exe' : 'linux-x64.deb'}`
let dir = ''
let running: TestCentre
let technician: Client
const minutes = minuteTimers()
const { timers } = minutes

async function start(version: string, now: string): Promise<void> {
  minutes.forget()
  const updateKeys = [join(dir, 'keys.json')]
  running = await startTestCentre({
    dir: join(dir, 'centre'),
    inbox: join(dir, 'machine/inbox'),
    updateKeys,
    version,
    now,
    timers,
    preset: 'binh-duong',
  })
  technician = running.client(await running.logIn('technician'))
}

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-roll-out-'))
  mkdirSync(join(dir, 'machine/inbox'), { recursive: true })
  writeFileSync(join(dir, 'keys.json'), maker.keysFile)
})
afterEach(async () => {
  await running.stop()
  rmSync(dir, { recursive: true, force: true })
})

const take = (version: string) => technician.call('takeRelease', { body: { folder: maker.make(dir, version) } })
/** By somebody who has just logged in: sessions end with their day. */
const view = async () => {
  technician = running.client(await running.logIn('technician'))
  return must(await technician.call('getUpdates', {}))
}
/** A machine says what it runs. @returns what it is told */
const ask = async (role: 'kiosk' | 'board', version: string) =>
  must(
    await running
      .client(running.token(role))
      .call('askForUpdate', { body: { version, canInstall: true, failed: null } }),
  )
/** Another version of the program starts on the same folder, as after an update. */
async function becomes(version: string, now: string): Promise<void> {
  const tokens = { kiosk: running.token('kiosk'), board: running.token('board') }
  await running.stop()
  await start(version, now)
  running.token = (role) => tokens[role as 'kiosk' | 'board']
}
const REQUEST = (): string => join(dir, 'machine/inbox/install.json')

describe('a new version in the house', () => {
  test('goes to the centre at night, to one kiosk on the next, to all on the one after, and back', async () => {
    await start('1.0.0', '2026-11-23T10:00')
    await ask('kiosk', '1.0.0')
    await ask('board', '1.0.0')
    must(await take('1.0.0'))
    must(await take('1.1.0'))
    const begun = must(await technician.call('startRollOut', { body: { version: '1.1.0' } })).updates
    expect(begun.rollOut).toMatchObject({ version: '1.1.0', from: '1.0.0', step: 'centre', canTakeBack: true })
    expect(begun.machines.find(({ isPilot }) => isPilot)?.role).toBe('kiosk')

    // In the day nobody installs; machines bring it all the same.
    expect(begun.centre.wait).toBe('open')
    expect(await ask('board', '1.0.0')).toMatchObject({ wanted: { version: '1.1.0' }, wait: 'not-yet' })
    minutes.aMinute()
    expect(existsSync(REQUEST())).toBe(false)

    running.clock.set('2026-11-23T23:00')
    minutes.aMinute()
    await expect.poll(() => existsSync(REQUEST())).toBe(true)
    const request = installRequest.parse(JSON.parse(readFileSync(REQUEST(), 'utf8')))
    expect(request).toMatchObject({ version: '1.1.0', file: INSTALLER })
    expect(readFileSync(join(dir, 'machine/inbox', request.file), 'utf8')).toBe('installer of 1.1.0')

    await becomes('1.1.0', '2026-11-23T23:10')
    expect((await view()).rollOut?.step).toBe('pilot-tomorrow')
    expect((await ask('kiosk', '1.0.0')).wait).toBe('not-yet')
    // The database as 1.0.0 left it is kept.
    const copy = openReadOnly(join(dir, 'centre/before-update/centre.db'))
    expect(copy.prepare("SELECT COUNT(*) FROM event WHERE type = 'rollOut.started'").pluck().get()).toBe(1)
    copy.close()

    running.clock.set('2026-11-24T22:00')
    expect((await ask('board', '1.0.0')).wait).toBe('not-yet')
    expect((await ask('kiosk', '1.0.0')).wait).toBeNull()
    expect(await ask('kiosk', '1.1.0')).toEqual({ wanted: null, wait: 'up-to-date' })
    expect((await view()).rollOut?.step).toBe('all-tomorrow')

    running.clock.set('2026-11-25T22:00')
    await ask('kiosk', '1.1.0')
    expect((await ask('board', '1.0.0')).wait).toBeNull()
    await ask('board', '1.1.0')
    expect((await view()).rollOut).toMatchObject({ step: 'done' })

    const back = must(await technician.call('takeBackRollOut', { body: {} })).updates
    expect(back.rollOut).toMatchObject({ version: '1.0.0', isBack: true, step: 'machines' })
    expect(await ask('board', '1.1.0')).toMatchObject({ wanted: { version: '1.0.0' }, wait: null })
    await ask('board', '1.0.0')
    await ask('kiosk', '1.0.0')
    expect((await view()).rollOut?.step).toBe('centre')
    expect((await view()).centre.wait).toBe('by-hand')
  })

  test('is stopped, and waits for a number that is still open', async () => {
    await start('1.0.0', '2026-11-23T10:00')
    must(await take('1.1.0'))
    must(await technician.call('startRollOut', { body: { version: '1.1.0' } }))
    await issue(running)
    running.clock.set('2026-11-23T23:00')
    expect((await view()).centre.wait).toBe('tickets')
    must(await technician.call('stopRollOut', { body: {} }))
    expect((await view()).rollOut?.step).toBe('stopped')
    expect(await ask('kiosk', '1.0.0')).toEqual({ wanted: null, wait: 'stopped' })
    running.clock.set('2026-11-24T00:30')
    minutes.aMinute()
    expect(existsSync(REQUEST())).toBe(false)
  })

  test('keeps its way back when it is stopped and started again after the centre has it', async () => {
    await start('1.0.0', '2026-11-23T21:00')
    must(await take('1.0.0'))
    must(await take('1.1.0'))
    must(await technician.call('startRollOut', { body: { version: '1.1.0' } }))
    minutes.aMinute()
    await expect.poll(() => existsSync(REQUEST())).toBe(true)
    // The updater had no room: it is asked again.
    rmSync(REQUEST())
    running.clock.set('2026-11-23T22:30')
    minutes.aMinute()
    await expect.poll(() => existsSync(REQUEST())).toBe(true)
    await becomes('1.1.0', '2026-11-23T23:30')
    await view()
    must(await technician.call('stopRollOut', { body: {} }))
    const again = must(await technician.call('startRollOut', { body: { version: '1.1.0' } })).updates
    expect(again.rollOut).toMatchObject({ version: '1.1.0', from: '1.0.0', canTakeBack: true })
    minutes.aMinute()
    expect((await view()).releases.map(({ version }) => version)).toEqual(['1.1.0', '1.0.0'])
    expect(must(await technician.call('takeBackRollOut', { body: {} })).updates.rollOut?.version).toBe('1.0.0')
    // Somebody installs another one by hand: its release, too, stays for the next way back.
    await becomes('1.2.0', '2026-11-23T23:40')
    await view()
    must(await take('1.2.0'))
    must(await take('1.3.0'))
    minutes.aMinute()
    expect((await view()).releases.map(({ version }) => version)).toContain('1.2.0')
  })

  test('comes again to a machine where it was spoiled on its way, and not where its installer does not run', async () => {
    await start('1.1.0', '2026-11-23T23:00')
    must(await take('1.1.0'))
    must(await technician.call('startRollOut', { body: { version: '1.1.0' } }))
    const after = async (why: 'broken' | 'not-signed' | 'installer' | 'older') => {
      const body = { version: '1.0.0', canInstall: true, failed: { version: '1.1.0', why } }
      return must(await running.client(running.token('board')).call('askForUpdate', { body })).wanted?.version
    }
    expect([await after('broken'), await after('not-signed')]).toEqual(['1.1.0', '1.1.0'])
    expect([await after('installer'), await after('older')]).toEqual([undefined, undefined])
  })

  test('waits while the disk has no room for the copy of before it', async () => {
    await start('1.0.0', '2026-11-23T23:00')
    must(await take('1.1.0'))
    must(await technician.call('startRollOut', { body: { version: '1.1.0' } }))
    expect((await view()).centre.wait).toBeNull()
    const { deps } = running.centre
    const before = deps.updater
    Object.assign(deps, { updater: () => ({ ...before(), hasRoom: false }) })
    expect((await view()).centre.wait).toBe('no-room')
    minutes.aMinute()
    expect(existsSync(REQUEST())).toBe(false)
  })

  test('is tried by a kiosk that still speaks, not by one that went away long ago', async () => {
    await start('1.1.0', '2026-11-10T23:00')
    must(await take('1.1.0'))
    await ask('kiosk', '1.0.0')
    running.clock.set('2026-11-23T22:00')
    technician = running.client(await running.logIn('technician'))
    must(await technician.call('startRollOut', { body: { version: '1.1.0' } }))
    expect((await view()).machines.some(({ isPilot }) => isPilot)).toBe(false)
  })

  test('comes to everybody although a clock stood years in the future when the centre and its kiosk changed', async () => {
    await start('1.0.0', '2026-11-23T22:00')
    await ask('kiosk', '1.0.0')
    await ask('board', '1.0.0')
    must(await take('1.1.0'))
    must(await technician.call('startRollOut', { body: { version: '1.1.0' } }))
    await becomes('1.1.0', '2099-01-01T22:00')
    await ask('kiosk', '1.1.0')
    running.clock.set('2026-11-24T09:00')
    minutes.aMinute()
    // The night of waiting is not left out: it is counted from the day that is right.
    await expect.poll(() => running.centre.deps.store.updates.lastRun()?.since).toBe('2026-11-24')
    await ask('kiosk', '1.1.0')
    await ask('board', '1.0.0')
    expect((await view()).rollOut?.step).toBe('all-tomorrow')
    running.clock.set('2026-11-25T22:00')
    await ask('kiosk', '1.1.0')
    expect((await ask('board', '1.0.0')).wait).toBeNull()
  })

  test('is tried by no kiosk that spoke last while the clock was wrong', async () => {
    await start('1.1.0', '2099-01-01T22:00')
    must(await take('1.1.0'))
    await ask('kiosk', '1.0.0')
    running.clock.set('2026-11-23T22:00')
    technician = running.client(await running.logIn('technician'))
    const begun = must(await technician.call('startRollOut', { body: { version: '1.1.0' } })).updates
    expect(begun.machines.some(({ isPilot }) => isPilot)).toBe(false)
  })

  test('is refused when it is not signed, and its files are given to the house when it is', async () => {
    await start('1.0.0', '2026-11-23T10:00')
    const strange = openReleaseMaker().make(dir, '1.1.0')
    const refused = await technician.call('takeRelease', { body: { folder: strange } })
    expect(refused).toMatchObject({ code: 'RELEASE_UNUSABLE', detail: { why: 'not-signed' } })
    expect(await take('0.9.0')).toMatchObject({ code: 'RELEASE_UNUSABLE', detail: { why: 'older' } })
    expect((await fetch(`${running.url}/updates/1.1.0/${INSTALLER}`)).status).toBe(404)
    must(await take('1.1.0'))
    const whole = await fetch(`${running.url}/updates/1.1.0/${INSTALLER}`, {
      headers: { range: 'bytes=10-' },
    })
    expect([whole.status, await whole.text()]).toEqual([206, 'of 1.1.0'])
    for (const path of ['1.1.0/../../centre.db', 'incoming/1.1.0/x', '..%2fcentre.db'])
      expect((await fetch(`${running.url}/updates/${path}`)).status, path).toBe(404)
  })

  test('is brought to a machine in the day, and put before its updater at night', async () => {
    await start('1.0.0', '2026-11-23T23:00')
    must(await take('1.1.0'))
    must(await technician.call('startRollOut', { body: { version: '1.1.0' } }))
    await becomes('1.1.0', '2026-11-23T23:30')
    running.clock.set('2026-11-24T10:00')
    const home = join(dir, 'kiosk')
    mkdirSync(join(home, 'inbox'), { recursive: true })
    const machine = {
      centre: () => running.url,
      token: () => Promise.resolve(running.token('board')),
      fetch: (url: string, init: RequestInit) => fetch(url, init),
      inbox: () => openInbox(join(home, 'inbox'), 'shell'),
      version: '1.0.0',
      log: openLog('silent'),
    }
    expect((await askOnce(machine))?.wait).toBe('open')
    expect(readFileSync(join(home, `inbox/${INSTALLER}`), 'utf8')).toBe('installer of 1.1.0')
    expect(existsSync(join(home, 'inbox/install.json'))).toBe(false)

    running.clock.set('2026-11-24T23:00')
    expect((await askOnce(machine))?.wait).toBeNull()
    let version = '1.0.0'
    const install = async (file: string): Promise<boolean> => {
      version = readFileSync(file, 'utf8').replace('installer of ', '')
      return true
    }
    const updater = { folder: home, keys: [maker.publicKey], installed: () => version, now: running.clock.now, install }
    expect(await installUpdate(updater)).toBe('installed')
    expect((await askOnce({ ...machine, version }))?.wait).toBe('up-to-date')
    expect((await view()).rollOut?.step).toBe('done')
    expect(await askOnce({ ...machine, centre: () => null })).toBeNull()
  })
})

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fastify } from 'fastify'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import { serveReleases } from '../../centre/updates/serve-releases.ts'
import { openImageStage } from '../../testkit/image-stage.ts'
import type { ImageStage } from '../../testkit/image-stage.ts'
import { openReleaseMaker } from '../../testkit/releases.ts'
import { openLog } from '../log.ts'
import { writeState } from './inbox.ts'
import { openOwnImage } from './own-image.ts'
import { imageFolder, ownImage } from './places.ts'
import { openReleaseFolder } from './release-folder.ts'
import { fromFolder } from './sources.ts'

// electron-updater itself, against the way in which a centre serves releases.

let dir = ''
let app: FastifyInstance
let stage: ImageStage
let origin = ''
/** What was asked of the centre: path, and range. */
let asked: string[] = []

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-image-'))
  stage = await openImageStage(dir)
  app = fastify()
  app.addHook('onRequest', async ({ url, headers }) => {
    asked.push(`${url.replace(/\?.*/, '')} ${headers.range ?? ''}`.trim())
  })
  await serveReleases(app, join(dir, 'centre'))
  origin = await app.listen({ port: 0, host: '127.0.0.1' })
  asked = []
  vi.stubEnv('APPIMAGE', stage.image)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await app.close()
  rmSync(dir, { recursive: true, force: true })
})

const at = (version: string): string => `${origin}/updates/${version}/`
/** The centre takes a release. */
const take = (version: string) =>
  openReleaseFolder(join(dir, 'centre'), () => [stage.maker.publicKey]).take(
    fromFolder(stage.folderOf(version)),
    '0.0.0',
  )
const bytesAsked = (): number =>
  asked.reduce((sum, line) => {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(line) ?? []
    return sum + (from === undefined ? 0 : Number(to) - Number(from) + 1)
  }, 0)

// There are no AppImages elsewhere.
describe.skipIf(process.platform !== 'linux')('an AppImage', () => {
  test('fetches what is other in the next version, takes it when told, and goes back without fetching', async () => {
    await stage.release('1.1.0')
    await take('1.0.0')
    await take('1.1.0')
    const one = stage.start()
    expect([await one.bring(stage.wanted('1.1.0'), at('1.1.0')), stage.runs()]).toEqual([false, '1.0.0'])
    expect(bytesAsked()).toBeGreaterThan(100)
    expect(bytesAsked()).toBeLessThan(100_000)
    expect(asked.filter((line) => line.endsWith('.AppImage'))).toEqual([])
    asked = []
    expect(await one.bring(stage.wanted('1.1.0'), at('1.1.0'))).toBe(true)
    await one.install(stage.wanted('1.1.0'), at('1.1.0'))
    expect([asked, stage.runs(), stage.restarted, stage.kept('1.0.0')]).toEqual([[], '1.1.0', ['1.1.0'], true])
    expect(process.env['APPIMAGE']).toBe(stage.image)
    expect(statSync(stage.image).mode & 0o777).toBe(0o755)

    const two = stage.start()
    expect(two.state()).toEqual({ previous: '1.0.0', installing: null, failed: null })
    await two.install(stage.wanted('1.0.0'), at('1.0.0'))
    expect(asked).toEqual(['/updates/1.0.0/latest-linux.yml'])
    expect([stage.runs(), stage.kept('1.0.0'), stage.kept('1.1.0')]).toEqual(['1.0.0', false, true])
    expect(stage.start().state().previous).toBe('1.1.0')
  })

  test('takes nothing that is not signed, older than the version before, or by keys that nobody gave', async () => {
    await stage.release('1.1.0')
    await take('1.1.0')
    const strange = { ...stage.wanted('1.1.0'), signature: stage.wanted('1.0.0').signature }
    const one = stage.start()
    await expect(one.install(strange, at('1.1.0'))).rejects.toMatchObject({ why: 'not-signed' })
    expect(one.state().failed).toEqual({ version: '1.1.0', why: 'not-signed' })
    // Signed, but for another version than was said.
    await expect(one.install({ ...stage.wanted('1.0.0'), version: '1.1.0' }, at('1.1.0'))).rejects.toMatchObject({
      why: 'not-signed',
    })
    await stage.release('0.9.0')
    await expect(one.install(stage.wanted('0.9.0'), at('0.9.0'))).rejects.toMatchObject({ why: 'older' })
    expect(one.state().failed).toEqual({ version: '0.9.0', why: 'older' })
    const two = stage.start(fetch, [])
    await expect(two.install(stage.wanted('1.1.0'), at('1.1.0'))).rejects.toMatchObject({ why: 'no-keys' })
    const other = stage.start(fetch, [openReleaseMaker().publicKey])
    await expect(other.install(stage.wanted('1.1.0'), at('1.1.0'))).rejects.toMatchObject({ why: 'not-signed' })
    expect([asked, stage.runs(), stage.restarted]).toEqual([[], '1.0.0', []])
  })

  test('takes no other bytes than those that were signed, wherever they were changed', async () => {
    await stage.release('1.1.0')
    await take('1.1.0')
    const file = join(dir, 'centre/1.1.0/mot-cua-1.1.0-linux-x86_64.AppImage')
    const good = readFileSync(file)
    const evil = Buffer.from(good)
    evil.write('#!/bin/sh\n# 6.6.6')
    writeFileSync(file, evil)
    const one = stage.start()
    await expect(one.install(stage.wanted('1.1.0'), at('1.1.0'))).rejects.toMatchObject({ why: 'broken' })
    // Who changes the file in the centre can write what electron-updater compares it with.
    const channel = join(dir, 'centre/1.1.0/latest-linux.yml')
    const [mine, theirs] = [good, evil].map((bytes) => createHash('sha512').update(bytes).digest('base64'))
    writeFileSync(channel, readFileSync(channel, 'utf8').replaceAll(mine ?? '', theirs ?? ''))
    await expect(one.install(stage.wanted('1.1.0'), at('1.1.0'))).rejects.toMatchObject({ why: 'broken' })
    expect(one.state().failed).toEqual({ version: '1.1.0', why: 'broken' })
    // What was signed puts both right again, and what only it says.
    await take('1.1.0')
    rmSync(channel)
    await take('1.1.0')
    // On the machine, between coming and being installed.
    await one.bring(stage.wanted('1.1.0'), at('1.1.0'))
    writeFileSync(join(imageFolder(stage.image), 'coming/pending/mot-cua-1.1.0-linux-x86_64.AppImage'), evil)
    expect([stage.runs(), stage.restarted]).toEqual(['1.0.0', []])
    await one.install(stage.wanted('1.1.0'), at('1.1.0'))
    expect([stage.runs(), one.state().failed]).toEqual(['1.1.0', { version: '1.1.0', why: 'broken' }])
    expect(stage.start().state().failed).toBeNull()
  })

  test('is whole when the line breaks in the middle, and fetches again', async () => {
    await stage.release('1.1.0')
    await take('1.1.0')
    const bytes = readFileSync(join(dir, 'centre/1.1.0/mot-cua-1.1.0-linux-x86_64.AppImage'))
    const cutting = createServer((request, response) => {
      if (request.url?.includes('.yml'))
        return void response.end(readFileSync(join(dir, 'centre/1.1.0/latest-linux.yml')))
      response.writeHead(200, { 'content-length': bytes.length })
      response.write(bytes.subarray(0, 70_000), () => response.destroy())
    })
    await new Promise<void>((resolve) => cutting.listen(0, '127.0.0.1', resolve))
    const { port } = cutting.address() as { port: number }
    const one = stage.start()
    await expect(one.install(stage.wanted('1.1.0'), `http://127.0.0.1:${port}/`)).rejects.toThrow('terminated')
    cutting.close()
    expect([stage.runs(), one.state().failed, stage.restarted]).toEqual(['1.0.0', null, []])
    await one.install(stage.wanted('1.1.0'), at('1.1.0'))
    expect(stage.runs()).toBe('1.1.0')
  })

  test('stays what it is when the next one does not run here, or was cut off twice', async () => {
    await stage.release('1.1.0', false)
    await take('1.1.0')
    const one = stage.start()
    await one.install(stage.wanted('1.1.0'), at('1.1.0'))
    expect([stage.runs(), one.state().failed]).toEqual(['1.0.0', { version: '1.1.0', why: 'installer' }])

    await stage.release('1.2.0')
    await take('1.2.0')
    const installing = { version: '1.2.0', from: '1.0.0', tries: 1 }
    mkdirSync(join(imageFolder(stage.image), 'work/half'), { recursive: true })
    writeState(imageFolder(stage.image), { previous: null, installing: { ...installing, tries: 2 }, failed: null })
    const two = stage.start()
    await two.install(stage.wanted('1.2.0'), at('1.2.0'))
    expect([stage.runs(), two.state().failed?.why]).toEqual(['1.0.0', 'installer'])
    writeState(imageFolder(stage.image), { previous: null, installing, failed: null })
    await stage.start().install(stage.wanted('1.2.0'), at('1.2.0'))
    expect([stage.runs(), stage.restarted]).toEqual(['1.2.0', ['1.2.0']])
  })

  test('has no updater where its user may not replace it', async () => {
    expect([ownImage(true), ownImage(false)]).toEqual([stage.image, null])
    // Whoever may do everything may write here, too: it is asked by somebody else.
    const places = new URL('./places.ts', import.meta.url).href
    const words = ['--input-type=module', '-e', `console.log((await import('${places}')).ownImage(true))`]
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
    execFileSync('chmod', ['755', dir])
    execFileSync('chmod', ['555', stage.image, dirname(stage.image)])
    const said = execFileSync(process.execPath, words, { ...nobody, env: { APPIMAGE: stage.image }, encoding: 'utf8' })
    execFileSync('chmod', ['755', dirname(stage.image)])
    expect(said.trim()).toBe('null')
  })

  test('does what the centre in it asked for just now, not what it asked for last night', async () => {
    await stage.release('1.1.0')
    await take('1.1.0')
    const program = join(dir, 'program')
    mkdirSync(join(program, 'resources/update'), { recursive: true })
    writeFileSync(join(program, 'resources/update/app-update.yml'), 'updaterCacheDirName: coming\n')
    writeFileSync(join(program, 'resources/update/keys.json'), stage.maker.keysFile)
    const { clock } = createManualTime(Date.parse('2026-11-22T22:00:00+07:00'))
    const leave = (): void => void stage.restarted.push(stage.runs())
    const own = { program, clock, version: '1.0.0', log: openLog('silent'), fetch, leave }
    const one = openOwnImage(own, stage.image)
    const request = join(imageFolder(stage.image), 'inbox/install.json')
    const ask = (minutesAgo: number): void => {
      const file = 'mot-cua-1.1.0-linux-x86_64.AppImage'
      writeFileSync(request, JSON.stringify({ ...stage.wanted('1.1.0'), file }))
      const when = clock.now() / 1_000 - minutesAgo * 60
      utimesSync(request, when, when)
    }
    await one?.obey(origin)
    ask(30)
    await one?.obey(origin)
    ask(1)
    await one?.obey(null)
    expect([stage.runs(), asked]).toEqual(['1.0.0', []])
    ask(1)
    await one?.obey(origin)
    expect([stage.runs(), stage.restarted]).toEqual(['1.1.0', ['1.1.0']])
    expect(openOwnImage(own, null)).toBeNull()
  })
})

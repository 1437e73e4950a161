import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import type * as Fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import { openImageStage } from '../../testkit/image-stage.ts'
import type { ImageStage } from '../../testkit/image-stage.ts'
import { openLog } from '../log.ts'
import { openOwnImage } from './own-image.ts'
import { imageFolder, ownImage } from './places.ts'

/** Free blocks of the disk; null: as it is. */
const disk = vi.hoisted((): { free: number | null } => ({ free: null }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>()
  const statfsSync = (path: string) => {
    const found = fs.statfsSync(path)
    return disk.free === null ? found : Object.assign(found, { bavail: disk.free })
  }
  return { ...fs, statfsSync }
})

let dir = ''
let stage: ImageStage
/** What was asked of the centre. */
let asked: string[] = []
/** Gives what a centre gives. */
const centre: typeof fetch = async (url) => {
  asked.push(new URL(String(url)).pathname)
  return stage.answer(String(url))
}
const at = (version: string): string => `http://centre/updates/${version}/`

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-image-'))
  stage = await openImageStage(dir)
  await stage.release('1.1.0')
  asked = []
  disk.free = null
  vi.stubEnv('APPIMAGE', stage.image)
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
  rmSync(dir, { recursive: true, force: true })
})

// There are no AppImages elsewhere.
describe.skipIf(process.platform !== 'linux')('an AppImage', () => {
  test('needs room for what it fetches, and none for what it has', async () => {
    const one = stage.start(centre)
    disk.free = 0
    await expect(one.bring(stage.wanted('1.1.0'), at('1.1.0'))).rejects.toMatchObject({ why: 'no-room' })
    expect([asked, one.state().failed]).toEqual([[], null])
    disk.free = null
    await one.bring(stage.wanted('1.1.0'), at('1.1.0'))
    disk.free = 0
    // Another start of the program has to look at what came before it.
    await stage.start(centre).install(stage.wanted('1.1.0'), at('1.1.0'))
    expect(stage.runs()).toBe('1.1.0')
    await stage.start(centre).install(stage.wanted('1.0.0'), at('1.0.0'))
    expect(stage.runs()).toBe('1.0.0')
  })

  test('goes back also on a disk where a file has but one name', async () => {
    // Another disk is as much as that.
    const other = mkdtempSync('/dev/shm/mot-cua-kept-')
    const one = stage.start(centre)
    symlinkSync(other, join(imageFolder(stage.image), 'kept'))
    await one.install(stage.wanted('1.1.0'), at('1.1.0'))
    asked = []
    await stage.start(centre).install(stage.wanted('1.0.0'), at('1.0.0'))
    expect([stage.runs(), asked]).toEqual(['1.0.0', ['/updates/1.0.0/latest-linux.yml']])
    rmSync(other, { recursive: true })
  })

  test('keeps the version of before also where it could not restart, or two programs run out of it', async () => {
    const [one, two] = [stage.start(centre), stage.start(centre)]
    await two.bring(stage.wanted('1.1.0'), at('1.1.0'))
    await one.install(stage.wanted('1.1.0'), at('1.1.0'))
    await one.install(stage.wanted('1.1.0'), at('1.1.0'))
    await two.install(stage.wanted('1.1.0'), at('1.1.0'))
    expect(stage.restarted).toEqual(['1.1.0', '1.1.0', '1.1.0'])
    const kept = readFileSync(join(imageFolder(stage.image), 'kept/mot-cua-1.0.0.AppImage'), 'latin1')
    expect(kept).toContain('# 1.0.0\n')
    expect(stage.start(centre).state()).toEqual({ previous: '1.0.0', installing: null, failed: null })
  })

  test('is fetched once when it is asked for twice', async () => {
    const one = stage.start(centre)
    const [wanted, address] = [stage.wanted('1.1.0'), at('1.1.0')]
    expect(await Promise.all([one.bring(wanted, address), one.bring(wanted, address)])).toEqual([false, true])
    expect(asked.filter((path) => path.endsWith('.yml'))).toHaveLength(1)
  })

  test('is not replaced again by what did not start, when somebody put the version of before back', async () => {
    await stage.start(centre).install(stage.wanted('1.1.0'), at('1.1.0'))
    // Started first where it is kept, by a program of before this was known, and then put in its place.
    const kept = join(imageFolder(stage.image), 'kept/mot-cua-1.0.0.AppImage')
    mkdirSync(imageFolder(kept))
    vi.stubEnv('APPIMAGE', kept)
    expect(ownImage(true)).toBeNull()
    vi.stubEnv('APPIMAGE', stage.image)
    renameSync(kept, stage.image)
    const one = stage.start(centre)
    expect(one.state()).toEqual({
      ...{ previous: null, installing: null },
      failed: { version: '1.1.0', why: 'not-running' },
    })
    await stage.release('1.2.0')
    await one.install(stage.wanted('1.2.0'), at('1.2.0'))
    expect([stage.runs(), stage.start().state().previous]).toEqual(['1.2.0', '1.0.0'])
  })

  test('asks again when the centre keeps the line and says nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    for (const silent of [
      () => new Promise<Response>(() => {}),
      async () => new Response(new ReadableStream({ start: (body) => body.enqueue(Buffer.from('version: ')) })),
    ]) {
      const said = vi.fn<(error: Error) => void>()
      const signals: (AbortSignal | null | undefined)[] = []
      const mute: typeof fetch = (_url, init) => {
        signals.push(init?.signal)
        return silent()
      }
      void stage.start(mute).bring(stage.wanted('1.1.0'), at('1.1.0')).catch(said)
      await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
      await vi.advanceTimersByTimeAsync(59_000)
      expect(said).not.toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(2_000)
      await vi.waitFor(() => expect(said).toHaveBeenCalledOnce())
      expect([said.mock.calls[0]?.[0].message, signals[0]?.aborted]).toEqual(['Request timed out', true])
    }
  })

  test('stops an answer that does not end before it fills the disk', async () => {
    const bytes = readFileSync(join(stage.folderOf('1.1.0'), 'mot-cua-1.1.0-linux-x86_64.AppImage'))
    let given = 0
    const endless: typeof fetch = async (url) =>
      String(url).includes('.yml')
        ? stage.answer(String(url))
        : new Response(new ReadableStream({ pull: (body) => body.enqueue(((given += bytes.length), bytes)) }))
    const one = stage.start(endless)
    await expect(one.install(stage.wanted('1.1.0'), at('1.1.0'))).rejects.toMatchObject({ why: 'broken' })
    // Once for the part that is other, once for the whole.
    expect(given).toBeLessThan(20 * bytes.length)
    expect([stage.runs(), one.state().failed?.why]).toEqual(['1.0.0', 'broken'])
  })

  test('works on when its inbox cannot be read', async () => {
    const own = {
      ...{ program: dir, clock: createManualTime().clock, version: '1.0.0', log: openLog('silent'), fetch: centre },
      leave: () => {},
    }
    const one = openOwnImage(own, stage.image)
    const inbox = join(imageFolder(stage.image), 'inbox')
    rmSync(inbox, { recursive: true })
    // Leads to itself; a dying disk says such things, too.
    symlinkSync('inbox', inbox)
    await expect(one?.obey('http://centre')).resolves.toBeUndefined()
  })
})

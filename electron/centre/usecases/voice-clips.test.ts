import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CHIME, CLIPS } from '../../../shared/domain/voice/clips.ts'
import { readWav, writeWav } from '../../../shared/domain/voice/wav.ts'
import { must } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { verifyCentre } from '../journal/verify.ts'

let centre: TestCentre
beforeEach(async () => {
  centre = await startTestCentre()
})
afterEach(() => centre.dispose())

const tone = (seconds: number): string =>
  Buffer.from(
    writeWav(
      Float32Array.from({ length: Math.round(seconds * 24_000) }, (_, i) => Math.sin(i / 9) / 3),
      24_000,
    ),
  ).toString('base64')
const leader = async () => centre.client(await centre.logIn('leader'))
const clips = async () => must(await centre.client(centre.token('board')).call('listVoiceClips', {})).clips
const clip = async (id: string) => (await clips()).find((one) => one.id === id)

test('every word of an announcement has a sound that can be fetched', async () => {
  const list = await clips()
  expect(list.map(({ id }) => id)).toEqual(expect.arrayContaining([CHIME, ...CLIPS.map(({ id }) => id)]))
  for (const { id, url, placeholder, recordedAt } of list) {
    const answer = await fetch(centre.url + url)
    expect([id, answer.status, answer.headers.get('content-type')]).toEqual([id, 200, 'audio/ogg'])
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 4)).toBe('OggS')
    expect([id, placeholder, recordedAt]).toEqual([id, id !== CHIME, null])
  }
})

test('an own recording takes the place of the placeholder, another of it, and the placeholder comes back', async () => {
  const client = await leader()
  const before = await clip('invite')
  const first = must(
    await client.call('recordVoiceClip', { params: { clipId: 'invite' }, body: { wav: tone(1) } }),
  ).clip
  expect(first).toMatchObject({ placeholder: false, seconds: 1, recordedAt: centre.clock.now(), words: before?.words })
  expect(await clip('invite')).toEqual(first)
  const sound = await fetch(centre.url + first.url)
  expect([sound.status, sound.headers.get('content-type')]).toEqual([200, 'audio/wav'])
  expect(readWav(new Uint8Array(await sound.arrayBuffer()))?.samples.length).toBe(24_000)
  const second = must(
    await client.call('recordVoiceClip', { params: { clipId: 'invite' }, body: { wav: tone(2) } }),
  ).clip
  expect(second.url).not.toBe(first.url)
  expect(must(await client.call('dropVoiceClip', { params: { clipId: 'invite' }, body: {} })).clip).toEqual(before)
  const { through } =
    must(await client.call('dropVoiceClip', { params: { clipId: 'invite' }, body: {} })) && (await listed())
  must(await client.call('dropVoiceClip', { params: { clipId: 'invite' }, body: {} }))
  expect((await listed()).through).toBe(through)
  expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
})

const listed = async () => must(await centre.client(centre.token('board')).call('listVoiceClips', {}))

describe('what is no recording is refused', () => {
  test.each([
    ['more than fifteen seconds', tone(15.1)],
    ['nothing', tone(0)],
    ['a cut-off file', tone(1).slice(0, 400)],
    ['no sound at all', Buffer.from('<html>').toString('base64')],
  ])('%s', async (_, wav) => {
    const answer = await (await leader()).call('recordVoiceClip', { params: { clipId: 'invite' }, body: { wav } })
    expect(answer).toMatchObject({ ok: false, code: 'SOUND_UNREADABLE' })
    expect(await clip('invite')).toMatchObject({ placeholder: true })
  })

  test('a body beyond the limit of this route', async () => {
    const wav = Buffer.alloc(800_000).toString('base64')
    const answer = await (await leader()).call('recordVoiceClip', { params: { clipId: 'invite' }, body: { wav } })
    expect(answer).toMatchObject({ ok: false, code: 'BODY_TOO_LARGE' })
  })
})

test.each([
  '/sound/manifest.json',
  '/sound/..%2fmanifest.json',
  '/sound/own/..%2f..%2fcentre.db',
  `/sound/own/${'a'.repeat(64)}.wav`,
])('%s is no sound', async (path) => {
  expect((await fetch(centre.url + path)).status).toBe(404)
})

test('a recording whose batch is rolled back is not heard, and the same one is taken afterwards', async () => {
  const client = await leader()
  const before = await clip('invite')
  const record = () => client.call('recordVoiceClip', { params: { clipId: 'invite' }, body: { wav: tone(1) } })
  centre.db.exec("CREATE TEMP TRIGGER full BEFORE INSERT ON voice_clip BEGIN SELECT RAISE(ABORT, 'no room'); END")
  expect((await record()).ok).toBe(false)
  expect(await clip('invite')).toEqual(before)
  centre.db.exec('DROP TRIGGER temp.full')
  expect((await fetch(centre.url + must(await record()).clip.url)).status).toBe(200)
})

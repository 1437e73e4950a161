import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { codeOf, disposeSound, must, openDesk, payloads } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let running: TestCentre
let leader: ReturnType<TestCentre['client']>
beforeEach(async () => {
  running = await startTestCentre()
  leader = running.client(await running.logIn('leader'))
})
afterEach(() => disposeSound(running))

const drawn = (width = 200, height = 240): Buffer => createCanvas(width, height).toBuffer('image/png')
const set = (officerId: string, bytes: Buffer | null, client = leader) =>
  client.call('setOfficerPicture', { params: { officerId }, body: { picture: bytes?.toString('base64') ?? null } })
const tablet = () => running.client(running.token('rating'))
const files = () => (existsSync(join(running.dir, 'files')) ? readdirSync(join(running.dir, 'files')) : [])

test('the tablet shows the picture that the leader set, and none after it was taken away', async () => {
  await openDesk(running, 1)
  const bytes = drawn()
  const { picture } = must(await set('O1', bytes))
  expect(must(await tablet().call('getRatingDesk', {})).officer).toMatchObject({ picture })
  expect(must(await tablet().call('getPicture', { params: { hash: picture ?? '' } }))).toEqual({
    type: 'image/png',
    data: bytes.toString('base64'),
  })
  must(await set('O1', null))
  expect(must(await tablet().call('getRatingDesk', {})).officer).toMatchObject({ picture: null })
  expect(codeOf(await tablet().call('getPicture', { params: { hash: picture ?? '' } }))).toBe('PICTURE_UNKNOWN')
  expect(files()).toEqual([])
})

test('the journal has the hash only, and the same picture again is no news', async () => {
  const { picture } = must(await set('O1', drawn()))
  must(await set('O1', drawn()))
  expect(payloads(running, 'officer.pictureSet')).toEqual([{ officerId: 'O1', picture }])
  expect(files()).toEqual([picture])
})

test('the history of the administration tells of it, and there is nothing to undo', async () => {
  must(await set('O1', drawn()))
  must(await set('O1', null))
  const { changes } = must(await leader.call('listConfigurationChanges', {}))
  expect(changes.map(({ actor, undoable, differences }) => [actor, undoable, differences[0]?.kind])).toEqual([
    ['leader', false, 'picture-removed'],
    ['leader', false, 'picture-set'],
  ])
  const undone = await leader.call('undoConfiguration', { params: { changeSeq: String(changes[0]?.seq) }, body: {} })
  expect(codeOf(undone)).toBe('CONFIG_CHANGE_UNKNOWN')
})

test('a file that two officers share stays while one has it', async () => {
  const { picture } = must(await set('O1', drawn()))
  must(await set('O2', drawn()))
  must(await set('O1', null))
  expect(files()).toEqual([picture])
  must(await set('O2', drawn(100, 100)))
  expect(files()).toHaveLength(1)
  expect(files()).not.toEqual([picture])
})

test('JPEG and WebP are taken by what they are', async () => {
  const canvas = createCanvas(64, 64)
  expect(codeOf(await set('O1', canvas.toBuffer('image/jpeg')))).toBe('OK')
  expect(codeOf(await set('O1', canvas.toBuffer('image/webp')))).toBe('OK')
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['words', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>')],
  ['another kind', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
  ['the head of a picture', drawn().subarray(0, 12)],
  ['too many points', drawn(2_001, 10)],
  ['too many bytes', Buffer.concat([drawn(), Buffer.alloc(299_990)])],
])('%s is no picture for a tablet', async (_name, bytes) => {
  expect(codeOf(await set('O1', bytes))).toBe('PICTURE_UNFIT')
  expect(files()).toEqual([])
})

test('only a leader sets one, only of an officer there is', async () => {
  expect(codeOf(await set('khong-co', drawn()))).toBe('OFFICER_UNKNOWN')
  const { client } = await openDesk(running, 1)
  expect(codeOf(await set('O1', drawn(), client))).toBe('FORBIDDEN')
})

test('a batch that is rolled back leaves the old picture, and nothing of the new one', async () => {
  const { picture } = must(await set('O1', drawn()))
  running.db.exec("CREATE TEMP TRIGGER full BEFORE INSERT ON officer_picture BEGIN SELECT RAISE(ABORT, 'no room'); END")
  expect((await set('O1', drawn(100, 100))).ok).toBe(false)
  expect(files()).toEqual([picture])
  running.db.exec('DROP TRIGGER temp.full')
  expect(must(await set('O1', drawn(100, 100))).picture).not.toBe(picture)
  expect(files()).toHaveLength(1)
})

test('a picture that a crash left behind goes at the next start, and a voice clip stays', async () => {
  const { picture } = must(await set('O1', drawn()))
  await running.centre.deps.files.keep('a'.repeat(64), drawn(50, 50))
  await running.centre.deps.files.keep('b'.repeat(64), Buffer.from('RIFF....WAVEfmt '))
  running = await running.restart()
  expect(new Set(files())).toEqual(new Set([picture, 'b'.repeat(64)]))
})

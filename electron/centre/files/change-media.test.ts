import { mkdirSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '../../../shared/api/client.ts'
import { codeOf, disposeSound, must, payloads } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(5_000, 7)])
const PART = 1_024

let running: TestCentre
let leader: Client
beforeEach(async () => {
  running = await startTestCentre()
  leader = running.client(await running.logIn('technician'))
})
afterEach(() => disposeSound(running))

const names = async () =>
  must(await running.client(running.token('board')).call('listMedia', {})).files.map(({ name }) => name)
const part = (name: string, bytes: Buffer, offset = 0, last = true) =>
  leader.call('addMediaPart', { body: { name, offset, data: bytes.toString('base64'), last } })
const remove = (fileName: string) => leader.call('removeMedia', { params: { fileName }, body: {} })
const restore = (fileName: string) => leader.call('restoreMedia', { params: { fileName }, body: {} })

async function upload(name: string, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; at += PART)
    must(await part(name, bytes.subarray(at, at + PART), at, at + PART >= bytes.length))
}

test('a file comes in parts, is shown when it is whole, and looks as it was sent', async () => {
  await part('Lễ hội.png', PNG.subarray(0, PART), 0, false)
  expect(await names()).toEqual([])
  await upload('Lễ hội.png', PNG)
  expect(await names()).toEqual(['Lễ hội.png'])
  const [file] = must(await leader.call('listMedia', {})).files
  const shown = Buffer.from(await (await fetch(`${running.url}${file?.url}`)).arrayBuffer())
  expect(shown.equals(PNG)).toBe(true)
  expect(payloads(running, 'media.added')).toEqual([{ name: 'Lễ hội.png', type: 'image/png', bytes: PNG.length }])
})

test('what is no picture or film, comes broken or is too large is refused and leaves nothing', async () => {
  expect(codeOf(await part('trang.png', Buffer.from('<script>')))).toBe('MEDIA_TYPE')
  await part('a.png', PNG.subarray(0, PART), 0, false)
  expect(codeOf(await part('a.png', PNG.subarray(PART), PART + 1))).toBe('MEDIA_PART')
  truncateSync(join(running.dir, 'media', '.a.png.part'), 300 * 1024 * 1024)
  expect(codeOf(await part('a.png', PNG, 300 * 1024 * 1024))).toBe('MEDIA_TOO_LARGE')
  expect(readdirSync(join(running.dir, 'media'))).toEqual([])
})

test.each([
  '../a.png',
  '.a.png',
  'a/b.png',
  'a\\b.png',
  '~a.png',
  'a\u0000.png',
  'a:b.png',
  'a?.png',
  '',
  'x'.repeat(200),
  'ế'.repeat(90),
])('the name %j is refused', async (name) => {
  expect(codeOf(await part(name, PNG))).toBe('BAD_REQUEST')
})

test('a file leaves the boards and comes back, unless another one took its name', async () => {
  await upload('a.png', PNG)
  must(await remove('a.png'))
  expect(await names()).toEqual([])
  expect(codeOf(await remove('a.png'))).toBe('MEDIA_UNKNOWN')
  must(await restore('a.png'))
  expect(await names()).toEqual(['a.png'])
  expect(codeOf(await restore('a.png'))).toBe('MEDIA_UNKNOWN')
})

test('the history of the administration tells what became of which file', async () => {
  must(await part('cờ.png', PNG))
  must(await remove('cờ.png'))
  must(await restore('cờ.png'))
  const { changes } = must(await leader.call('listConfigurationChanges', {}))
  const told = changes.map(({ actor, differences }) => [actor, differences[0]?.kind, differences[0]?.key])
  expect(told).toEqual([
    ['technician', 'media-restored', 'cờ.png'],
    ['technician', 'media-removed', 'cờ.png'],
    ['technician', 'media-added', 'cờ.png'],
  ])
})

test('a part whose answer was lost is sent again, and the file is whole', async () => {
  must(await part('a.png', PNG.subarray(0, PART), 0, false))
  for (let attempt = 0; attempt < 2; attempt++) must(await part('a.png', PNG.subarray(PART, 2 * PART), PART, false))
  expect(must(await part('a.png', PNG.subarray(2 * PART), 2 * PART))).toEqual({ received: PNG.length })
  expect(readFileSync(join(running.dir, 'media', 'a.png')).equals(PNG)).toBe(true)
})

test('a long Vietnamese name is taken, ordered, taken off and brought back', async () => {
  const name = `${'Ngày hội Bưởi '.repeat(6)}.png`
  await upload(name, PNG)
  must(await leader.call('orderMedia', { body: { names: [name] } }))
  must(await remove(`01 ${name}`))
  must(await restore(`01 ${name}`))
  expect(await names()).toEqual([`01 ${name}`])
})

test('an order that a disk could not write down is refused before any file is renamed', async () => {
  mkdirSync(join(running.dir, 'media'), { recursive: true })
  const list = ['a.png', `${'b'.repeat(250)}.png`]
  for (const name of list) writeFileSync(join(running.dir, 'media', name), PNG)
  expect(codeOf(await leader.call('orderMedia', { body: { names: list } }))).toBe('BAD_REQUEST')
  expect(await names()).toEqual(list)
})

test('files stand in the order that a person gives, however often', async () => {
  mkdirSync(join(running.dir, 'media'), { recursive: true })
  for (const name of ['a.png', 'b.png', '10 c.png']) writeFileSync(join(running.dir, 'media', name), PNG)
  const order = (list: string[]) => leader.call('orderMedia', { body: { names: list } })
  must(await order(['b.png', '10 c.png', 'a.png']))
  expect(await names()).toEqual(['01 b.png', '02 c.png', '03 a.png'])
  must(await order(['03 a.png', '01 b.png', '02 c.png']))
  expect(await names()).toEqual(['01 a.png', '02 b.png', '03 c.png'])
  expect(codeOf(await order(['01 a.png']))).toBe('MEDIA_UNKNOWN')
})

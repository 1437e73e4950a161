import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { must } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let centre: TestCentre
beforeEach(async () => {
  centre = await startTestCentre()
})
afterEach(() => centre.dispose())

const put = (name: string, content: Buffer | string): void => writeFileSync(join(centre.dir, 'media', name), content)
const png = (): Buffer => createCanvas(4, 4).toBuffer('image/png')
const webm = Buffer.concat([Buffer.from('\x1aE\xdf\xa3', 'latin1'), Buffer.alloc(1000, 7)])
const media = async () => must(await centre.client(centre.token('board')).call('listMedia', {}))
const names = async () => (await media()).files.map(({ name, kind }) => `${name} ${kind}`)

test('pictures and videos come in the order of their names, whatever else lies there', async () => {
  expect(await media()).toMatchObject({ files: [], pictureSeconds: 12 })
  put('10 hình.png', png())
  put('2 phim.webm', webm)
  put('.ẩn.png', png())
  put('trang.html', '<script>alert(1)</script>')
  put('giả.png', 'không phải ảnh')
  put('hình.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  put('rỗng.jpg', '')
  mkdirSync(join(centre.dir, 'media', 'thư mục'))
  expect(await names()).toEqual(['2 phim.webm video', '10 hình.png picture'])
  put('3 ảnh sai đuôi.jpg', png())
  rmSync(join(centre.dir, 'media', '2 phim.webm'))
  expect(await names()).toEqual(['3 ảnh sai đuôi.jpg picture', '10 hình.png picture'])
})

test('a file is served by what it is, in parts too, and under a new address when it was replaced', async () => {
  put('phim tết.webm', webm)
  put('ảnh.jpg', png())
  const [video, picture] = (await media()).files.toSorted((a, b) => b.kind.localeCompare(a.kind))
  const whole = await fetch(centre.url + (video?.url ?? ''))
  expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/webm'])
  expect(whole.headers.get('accept-ranges')).toBe('bytes')
  expect(Buffer.from(await whole.arrayBuffer()).equals(webm)).toBe(true)
  const part = await fetch(centre.url + (video?.url ?? ''), { headers: { range: 'bytes=2-5' } })
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 2-5/${webm.length}`])
  expect(Buffer.from(await part.arrayBuffer()).equals(webm.subarray(2, 6))).toBe(true)
  const shown = await fetch(centre.url + (picture?.url ?? ''))
  expect([shown.headers.get('content-type'), shown.headers.get('x-content-type-options')]).toEqual([
    'image/png',
    'nosniff',
  ])
  put('ảnh.jpg', createCanvas(40, 40).toBuffer('image/png'))
  expect((await media()).files.find(({ kind }) => kind === 'picture')?.url).not.toBe(picture?.url)
})

test.each(['Giảm 100%.png', '50%25.png', 'a#b?.png', 'Lịch, giờ: hỏi & đáp; a=b+$1@.png'])(
  '%j is served under its address',
  async (name) => {
    put(name, png())
    const [file] = (await media()).files
    expect((await fetch(centre.url + (file?.url ?? ''))).status).toBe(200)
  },
)

test.each([
  'trang.html',
  '.ẩn.png',
  'thư mục',
  'thư mục/trong.png',
  'thư mục%2ftrong.png',
  'thư mục%5ctrong.png',
  '..%5ccentre.db',
  '%00',
  '..%2fcentre.db',
  '%2e%2e/journal.key',
  '',
  'không-có.png',
])('%j is not served', async (name) => {
  put('trang.html', '<script>alert(1)</script>')
  put('.ẩn.png', png())
  mkdirSync(join(centre.dir, 'media', 'thư mục'))
  put('thư mục/trong.png', png())
  expect((await fetch(`${centre.url}/media/${name}`)).status).toBeGreaterThanOrEqual(400)
})

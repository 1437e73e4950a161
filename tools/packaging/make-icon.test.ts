import { loadImage, createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { ICON_SIZES, makeIcon } from './make-icon.ts'

test('the icon of Windows has the sign of the product in every size', async () => {
  const icon = await makeIcon()
  expect([icon.readUInt16LE(0), icon.readUInt16LE(2), icon.readUInt16LE(4)]).toEqual([0, 1, ICON_SIZES.length])
  const entries = ICON_SIZES.map((_, at) => 6 + at * 16)
  expect(entries.map((entry) => icon.readUInt8(entry) || 256)).toEqual([...ICON_SIZES])
  const images = entries.map((entry) => {
    const [bytes, offset] = [icon.readUInt32LE(entry + 8), icon.readUInt32LE(entry + 12)]
    return icon.subarray(offset, offset + bytes)
  })
  expect(images.map(({ length }) => length)).toEqual(entries.map((entry) => icon.readUInt32LE(entry + 8)))
  const [small = Buffer.alloc(0)] = images
  // 16 x 16: the background left of the door, in blue, green, red; a corner lets through what is below.
  const at = (x: number, y: number): number[] => [...small.subarray(40 + ((15 - y) * 16 + x) * 4).subarray(0, 4)]
  expect(at(2, 8)).toEqual([0xa3, 0x4f, 0x0a, 0xff])
  expect(at(0, 0)[3]).toBeLessThan(0x80)
  const large = await loadImage(images.at(-1) ?? Buffer.alloc(0))
  const canvas = createCanvas(256, 256)
  canvas.getContext('2d').drawImage(large, 0, 0)
  expect([large.width, ...canvas.getContext('2d').getImageData(20, 128, 1, 1).data]).toEqual([
    256, 0x0a, 0x4f, 0xa3, 0xff,
  ])
})

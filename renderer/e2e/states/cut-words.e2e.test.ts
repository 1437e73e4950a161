import { afterAll, beforeAll, expect, test } from 'vitest'
import { SCREENS, launchBrowser } from '../browser.ts'
import type { TestBrowser } from '../browser.ts'
import { cutWords } from './cut-words.ts'

let browser: TestBrowser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function found(body: string, scrolls = false): Promise<string[]> {
  const { page, close } = await browser.open('about:blank', SCREENS.desk)
  await page.setContent(`<body style="margin:0">${body}</body>`)
  const faults = await page.evaluate(cutWords, { scrolls })
  await close()
  return faults
}

test.each([
  ['cut: Sao y', '<div style="width:20px;overflow:hidden;white-space:nowrap">Sao y</div>'],
  ['cut: Dài lắm', '<div style="width:30px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap">Dài lắm</div>'],
  ['cut: dòng hai', '<div style="height:20px;overflow:hidden">dòng một<br>dòng hai</div>'],
  ['outside: rộng', '<div style="position:absolute;left:1350px;white-space:nowrap">rộng</div>'],
  ['outside: thấp', '<div style="position:absolute;top:760px">thấp</div>'],
  ['covered: dưới', '<div>dưới</div><b style="position:absolute;inset:0;background:#fff"></b>'],
  [
    'covered: Nút',
    '<button style="display:block;height:60px;padding:0 0 30px">Nút</button><b style="position:absolute;inset:45px 0 0 0;background:#fff"></b>',
  ],
])('%s', async (fault, body) => {
  expect(await found(body)).toEqual([fault])
})

test.each([
  ['whole words', '<p>Xin mời ông/bà ngồi chờ gọi số.</p><label>Tên <input></label>'],
  ['a list that scrolls', '<div style="height:30px;overflow:auto"><p>một</p><p>hai</p><p>ba</p></div>'],
  [
    'a list of buttons that scrolls',
    '<div style="height:50px;overflow:auto"><button style="display:block;height:90px;padding:0 0 60px">một</button></div>',
  ],
  ['words for screen readers', '<div style="position:absolute;width:1px;height:1px;overflow:hidden">chỉ để đọc</div>'],
  ['what is marked', '<div data-may-cut style="width:20px;overflow:hidden;white-space:nowrap">Sao y</div>'],
  ['what is hidden', '<div style="visibility:hidden;position:absolute;left:2000px">ẩn</div>'],
])('nothing wrong: %s', async (_name, body) => {
  expect(await found(body)).toEqual([])
})

test('a page that scrolls may be longer than its window', async () => {
  expect(await found('<div style="position:absolute;top:1500px">thấp</div>', true)).toEqual([])
})

import { expect, test } from 'vitest'
import { printState } from '../../../shared/api/views.ts'
import { wordsIn } from '../../../shared/i18n/language.ts'
import { paperNews } from './paper-news.ts'

const words = wordsIn('vi')

test('a failed print is told by its cause, and the number is kept', () => {
  expect(paperNews({ number: 'A015', print: 'failed', printCause: 'paper-end' }, false, words)).toEqual({
    kind: 'trouble',
    title: 'Xin lỗi ông/bà, máy in hết giấy. Số A015 vẫn được giữ.',
    hint: 'Vui lòng ghi lại số hoặc chụp ảnh màn hình này bằng điện thoại.',
  })
})

test('a paper that waits for its printer is told by the cause, as soon as it is known', () => {
  for (const print of ['queued', 'taken'] as const)
    expect(paperNews({ number: 'A015', print, printCause: 'paper-end' }, false, words)).toEqual(
      paperNews({ number: 'A015', print: 'failed', printCause: 'paper-end' }, false, words),
    )
})

test('whenever there may be no paper, the citizen is asked to note the number', () => {
  for (const print of printState.options) {
    const news = paperNews({ number: 'A015', print, printCause: null }, false, words)
    expect(news.hint !== null, print).toBe(!['queued', 'taken', 'printed'].includes(print))
    expect(news.kind === 'trouble', print).toBe(news.hint !== null && print !== 'sent')
  }
})

test('a paper that is late is not waited for', () => {
  for (const print of ['queued', 'taken'] as const)
    expect(paperNews({ number: 'A015', print, printCause: null }, true, words)).toEqual({
      kind: 'trouble',
      title: 'Phiếu chưa in được. Số A015 vẫn được giữ.',
      hint: words.paper.remember,
    })
  expect(paperNews({ number: 'A015', print: 'printed', printCause: null }, true, words).kind).toBe('fine')
})

test('a paper that comes out at the next kiosk is told with its name, from the start', () => {
  const said = 'Phiếu của ông/bà được in ở máy bên cạnh (Kiosk 2). Mời ông/bà nhận phiếu.'
  for (const print of ['queued', 'taken', 'printed'] as const) {
    const news = paperNews({ number: 'A015', print, printCause: null, printAt: 'Kiosk 2' }, false, words)
    expect(news).toEqual({ kind: 'elsewhere', title: said, hint: null })
  }
})

test('what a printer that confirms nothing was given is to be taken, or noted', () => {
  const news = paperNews({ number: 'A015', print: 'sent', printCause: null }, false, words)
  expect(news).toEqual({ kind: 'fine', title: words.paper.printed, hint: words.paper.ifNone })
})

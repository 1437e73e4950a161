import type * as Asking from '../../shell/ask-before-closing.ts'
import { BrowserWindow, begin, seen } from './electron.ts'
import { wrong } from './faults.ts'
import type { Row } from './faults.ts'

const QUESTION = {
  type: 'warning',
  message: 'Còn nội dung đã nhập mà chưa lưu.',
  detail: 'Đóng cửa sổ thì nội dung này mất.',
  buttons: ['Ở lại', 'Bỏ và đóng'],
  defaultId: 0,
  cancelId: 0,
  noLink: true,
}

/** What is wrong with the question before a window with something unsaved is closed. */
export async function closingFaults({ askBeforeClosing }: typeof Asking): Promise<string[]> {
  begin()
  const window = new BrowserWindow({})
  askBeforeClosing(window as never)
  const rows: Row[] = []
  const stays = (): void => void window.webContents.emit('will-prevent-unload', {})
  function close(): void {
    window.emit('close', {})
    stays()
  }
  async function answer(place: number): Promise<void> {
    seen.boxes.at(-1)?.answer(place)
    for (let turn = 0; turn < 3; turn += 1) await Promise.resolve()
  }
  stays()
  rows.push(['a page that is loaded anew stays without a question', seen.boxes.length, 0])
  close()
  close()
  rows.push(['it is asked once', seen.boxes.map(({ asked }) => asked), [QUESTION]])
  await answer(0)
  stays()
  rows.push(['who stays is asked no more', [window.isGone, seen.boxes.length], [false, 1]])
  close()
  rows.push(['who closes again is', seen.boxes.length, 2])
  await answer(1)
  rows.push(['who means it goes', window.isGone, true])
  let closed = 0
  window.on('closed', () => (closed += 1))
  close()
  await answer(1)
  rows.push(['what is gone is not closed again', closed, 0])
  return wrong(rows)
}

import { dialog } from 'electron'
import type { BrowserWindow } from 'electron'

const [STAY, LEAVE] = [0, 1]
const QUESTION = {
  type: 'warning',
  message: 'Còn nội dung đã nhập mà chưa lưu.',
  detail: 'Đóng cửa sổ thì nội dung này mất.',
  buttons: ['Ở lại', 'Bỏ và đóng'],
  defaultId: STAY,
  cancelId: STAY,
  noLink: true,
} as const

/**
 * A page with something unsaved would rather stay. Electron then closes nothing and says nothing, where a browser asks: whoever
 * sits there is asked here, while everything else of the program goes on.
 */
export function askBeforeClosing(window: BrowserWindow): void {
  let isClosing = false
  let isAsked = false
  window.on('close', () => {
    isClosing = true
  })
  window.webContents.on('will-prevent-unload', () => {
    // A page that is to be loaded anew stays as well, without a question.
    const isMeant = isClosing && !isAsked
    isClosing = false
    if (!isMeant) return
    isAsked = true
    void dialog.showMessageBox(window, { ...QUESTION, buttons: [...QUESTION.buttons] }).then(({ response }) => {
      isAsked = false
      if (response === LEAVE && !window.isDestroyed()) window.destroy()
    })
  })
}

/** A field that the keyboard writes into: its own value, caret and events, so every page's `onChange` hears it. */
export type TextTarget = HTMLInputElement | HTMLTextAreaElement

/** What stands before the caret; a selection counts as already taken away. */
export const textBefore = (target: TextTarget): string => target.value.slice(0, target.selectionStart ?? 0)

/**
 * Replaces what stands before the caret and removes the selection. Beyond the field's length nothing is written.
 * @param change gives the new text before the caret from the old one
 */
export function writeBefore(target: TextTarget, change: (before: string) => string): void {
  const end = target.selectionEnd ?? target.value.length
  const text = change(textBefore(target))
  const whole = text.length + target.value.length - end
  if (target.maxLength >= 0 && whole > target.maxLength && whole > target.value.length) return
  put(target, text, 0, end)
}

/** Removes the selection or, without one, the sign before the caret: `ế` is one sign. */
export function eraseBefore(target: TextTarget): void {
  const end = target.selectionEnd ?? 0
  const before = textBefore(target)
  if (before.length < end) return put(target, '', before.length, end)
  const last = Array.from(before.normalize('NFC')).at(-1)
  if (last === undefined) return
  put(target, before.normalize('NFC').slice(0, -last.length), 0, end)
}

/** setRangeText goes past React's own record of the value, so its `onChange` sees a change and runs. */
function put(target: TextTarget, text: string, from: number, to: number): void {
  target.setRangeText(text, from, to, 'end')
  target.dispatchEvent(new InputEvent('input', { bubbles: true }))
  target.scrollLeft = target.scrollWidth
}

/** Enter: sends the field's form, when it has one. */
export const sendForm = (target: TextTarget): void => target.form?.requestSubmit()

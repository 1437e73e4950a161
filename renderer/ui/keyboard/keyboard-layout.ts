/** Rows of character keys; the keyboard adds shift, deletion, page, space and enter in their places. */
export type KeyPage = 'letters' | 'signs'

export const KEY_ROWS: Record<KeyPage, readonly (readonly string[])[]> = {
  letters: [Array.from('qwertyuiop'), Array.from('asdfghjkl'), Array.from('zxcvbnm')],
  signs: [Array.from('1234567890'), Array.from('-/.:,()?!'), Array.from('@+&%"“”')],
}

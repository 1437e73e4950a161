import type { Page } from 'playwright-core'

/** A key of the US layout for each sign that a scanner types here. */
function keyOf(sign: string): { code: string; key: string; shift: boolean } | null {
  if (/[a-zA-Z]/.test(sign)) return { code: `Key${sign.toUpperCase()}`, key: sign, shift: sign !== sign.toLowerCase() }
  if (/\d/.test(sign)) return { code: `Digit${sign}`, key: sign, shift: false }
  const other: Record<string, readonly [code: string, shift: boolean]> = {
    '|': ['Backslash', true],
    ':': ['Semicolon', true],
    '/': ['Slash', false],
    '.': ['Period', false],
    '-': ['Minus', false],
    _: ['Minus', true],
    '#': ['Digit3', true],
    '=': ['Equal', false],
    ' ': ['Space', false],
    ',': ['Comma', false],
  }
  const found = other[sign]
  return found ? { code: found[0], key: sign, shift: found[1] } : null
}

/**
 * Types as a scanner does: trusted keys through the browser, 8 ms apart by their time stamps however slow the machine is.
 * Letters that have no key are left out, as most scanners do.
 * @param wrong what the keyboard layout or an input method makes of a sign; the codes of the keys stay
 * @param inputMethod it takes the last sign back with a key of its own, as Unikey does to write another one
 */
export async function scan(
  page: Page,
  text: string,
  wrong: (sign: string) => string = (sign) => sign,
  inputMethod = false,
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const first = await page.evaluate(() => (performance.timeOrigin + performance.now()) / 1_000)
  const signs = Array.from(text).flatMap((sign) => keyOf(sign) ?? [])
  const back = inputMethod ? [{ code: 'Backspace', key: 'Backspace', shift: false }] : []
  const keys = [...signs, ...back, { code: 'Enter', key: 'Enter', shift: false }]
  await Promise.all(
    keys.map(({ code, key, shift }, place) => {
      const written = key === 'Enter' ? '\r' : key.length > 1 ? '' : wrong(key)
      const event = {
        code,
        key: key.length > 1 ? key : written,
        modifiers: shift ? 8 : 0,
        timestamp: first + place * 0.008,
      }
      return session.send('Input.dispatchKeyEvent', { ...event, type: 'keyDown', text: written })
    }),
  )
  await session.detach()
}

/**
 * Masks where a full number is not needed (product.md, invariant 8; KT-5.1d). No official mask was found (law-facts §7): of an
 * identity number the first three and the last three signs stay, of a telephone the last three, of an e-mail the first
 * sign and the host.
 */
const STAR = '•'

export function maskIdentity(text: string): string {
  const shown = text.length >= 9 ? 3 : 0
  const tail = Math.min(3, Math.floor(text.length / 3))
  return text.slice(0, shown) + STAR.repeat(text.length - shown - tail) + text.slice(text.length - tail)
}

export function maskPhone(text: string): string {
  const tail = Math.min(3, Math.floor(text.length / 3))
  return STAR.repeat(text.length - tail) + text.slice(text.length - tail)
}

export function maskEmail(text: string): string {
  const at = text.lastIndexOf('@')
  return at < 1 ? STAR.repeat(text.length) : `${text.slice(0, 1)}${STAR.repeat(at - 1)}${text.slice(at)}`
}

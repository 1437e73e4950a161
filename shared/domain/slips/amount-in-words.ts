const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const GROUPS = ['', ' nghìn', ' triệu', ' tỷ'] as const

const digit = (n: number): string => DIGITS[n] ?? ''

/** One to 99 after a hundred (`led`: something stands before it) or alone. */
function tens(n: number, led: boolean): string {
  const [ten, one] = [Math.floor(n / 10), n % 10]
  if (ten === 0) return led ? `linh ${digit(one)}` : digit(one)
  const head = ten === 1 ? 'mười' : `${digit(ten)} mươi`
  if (one === 0) return head
  if (one === 1 && ten > 1) return `${head} mốt`
  if (one === 4 && ten > 1) return `${head} tư`
  return `${head} ${one === 5 ? 'lăm' : digit(one)}`
}

function hundreds(n: number, led: boolean): string {
  const [hundred, rest] = [Math.floor(n / 100), n % 100]
  if (hundred === 0 && !led) return tens(rest, false)
  return rest === 0 ? `${digit(hundred)} trăm` : `${digit(hundred)} trăm ${tens(rest, true)}`
}

/**
 * Whole đồng in words, as money papers write them: `Một trăm linh năm nghìn đồng`.
 * @param amount 0 to 999,999,999,999; throws a RangeError on anything else
 */
export function amountInWords(amount: number): string {
  if (!Number.isInteger(amount) || amount < 0 || amount > 999_999_999_999) throw new RangeError(`no amount: ${amount}`)
  if (amount === 0) return 'Không đồng'
  const parts: string[] = []
  for (let power = GROUPS.length - 1; power >= 0; power--) {
    const group = Math.floor(amount / 1_000 ** power) % 1_000
    if (group > 0) parts.push(`${hundreds(group, parts.length > 0)}${GROUPS[power]}`)
  }
  const text = parts.join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} đồng`
}

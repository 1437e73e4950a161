const two = (n: number): string => String(n).padStart(2, '0')

/** `2026-11-30` of `30/11/2026`, `30-11-2026`, `30.11.2026` or `30112026`; null when it names no day. */
export function dateOf(typed: string): string | null {
  const parts =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed.trim()) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed.trim())
  if (!parts) return null
  const [day, month, year] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return month >= 1 && month <= 12 && day >= 1 && day <= days ? `${year}-${two(month)}-${two(day)}` : null
}

/** `07:30` of `7:30`, `7h30`, `730`, `7 giờ 30` or `7`; `24:00` is the end of the day. Null when it is no time. */
export function timeOf(typed: string): string | null {
  const text = typed.trim().toLowerCase()
  const parts = /^(\d{1,2})(?:\s*(?::|h|giờ|g|\.)\s*(\d{2})?)?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text)
  if (!parts) return null
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)]
  if (hour === 24 && minute === 0) return '24:00'
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : null
}

/** A time some minutes later (earlier, when negative), within the day. */
export function shifted(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const all = Math.min(24 * 60, Math.max(0, hour * 60 + minute + minutes))
  return `${two(Math.floor(all / 60))}:${two(all % 60)}`
}

/** A whole or broken number as it is written here, with a comma or a point; null when it is none. */
export function numberOf(typed: string): number | null {
  return /^-?\d{1,9}([.,]\d{1,4})?$/.test(typed.trim()) ? Number(typed.trim().replace(',', '.')) : null
}

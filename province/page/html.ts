/** Text that is HTML already. */
export type Html = { readonly html: string }

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '')

type Value = Html | string | number | readonly Value[]

const write = (value: Value): string => {
  if (Array.isArray(value)) return value.map((one: Value) => write(one)).join('')
  return typeof value === 'object' && 'html' in value ? value.html : escape(String(value))
}

/** HTML with values put in; what is not HTML itself is escaped. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html => ({
  html: parts.reduce((text, part, place) => text + write(values[place - 1] ?? '') + part),
})

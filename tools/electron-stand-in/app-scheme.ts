/**
 * Chromium knows no schemes of a program's own: `app://shell/x` is asked for as `http://shell.app.localhost/x`, which is
 * a secure origin too and never reaches a network, because every request is held and answered by the program.
 */
const HOST = /^([\w-]+)\.app\.localhost$/

/** Schemes that the program registered as privileged. */
export const privileged = new Set<string>()

/** The address that Chromium is given for one of the program. */
export function toChromium(url: string): string {
  const parsed = URL.parse(url)
  return parsed?.protocol === 'app:' && privileged.has('app')
    ? `http://${parsed.host}.app.localhost${parsed.pathname}${parsed.search}${parsed.hash}`
    : url
}

/** The address that the program sees for one of Chromium. */
export function fromChromium(url: string): string {
  const parsed = URL.parse(url)
  const host = parsed && HOST.exec(parsed.host)?.[1]
  return parsed && host ? `app://${host}${parsed.pathname}${parsed.search}${parsed.hash}` : url
}

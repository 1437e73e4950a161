/** The program's own page; everything else comes from the centre. */
export const APP_ORIGIN = 'app://shell'
export const APP_PAGE = `${APP_ORIGIN}/away/`

/** Where a window may be. */
export type Reach = {
  /** Origin of the centre, e.g. `https://10.0.0.2:8080`; null: none is configured. */
  readonly centre: string | null
  /** Paths of the centre that the window may show. */
  readonly paths: readonly string[]
}

/** Origin of an address as this program compares it: `null` origins of own schemes are written out. */
export function originOf(url: string): string | null {
  const at = parsed(url)
  if (!at) return null
  if (at.protocol === 'app:') return `app://${at.host}`
  return at.origin === 'null' ? null : at.origin
}

/** An address in its parts; null: it is none. */
export function parsed(url: string): URL | null {
  try {
    return new URL(url)
  } catch {
    return null
  }
}

/** Whether a host is this machine itself. */
export const isLoopback = (hostname: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)

/** Whether an address belongs to the program's own page. */
export const isAppPage = (url: string): boolean => originOf(url) === APP_ORIGIN && hasNoAccount(url)

/** Whether an address belongs to the centre, whatever its path. */
export const isOfCentre = (url: string, centre: string | null): boolean =>
  centre !== null && originOf(url) === centre && hasNoAccount(url)

/** Whether a window may show an address. Parsed parts are compared, never text (models.md §10, "ten to refuse"). */
export function mayShow(url: string, { centre, paths }: Reach): boolean {
  if (isAppPage(url)) return true
  const path = parsed(url)?.pathname ?? ''
  return isOfCentre(url, centre) && (paths.includes(path) || paths.includes(`${path}/`))
}

/** What looks like a host before an `@` is how people are deceived. */
function hasNoAccount(url: string): boolean {
  const at = parsed(url)
  return at?.username === '' && at.password === ''
}

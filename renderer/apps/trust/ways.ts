/** Kinds of device that install a certificate in ways of their own. */
export const WAYS = ['windows', 'android', 'ipad', 'linux'] as const
export type Way = (typeof WAYS)[number]

/** The kind that a browser says it runs on; another one can be chosen. */
export function wayOf(userAgent: string): Way {
  if (/Android/i.test(userAgent)) return 'android'
  if (/iPad|iPhone|Macintosh/i.test(userAgent)) return 'ipad'
  return /Windows/i.test(userAgent) ? 'windows' : 'linux'
}

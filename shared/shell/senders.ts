import { isAppPage, isOfCentre } from './addresses.ts'

/** Which pages may use a channel: the program's own, or any of ours. */
export type From = 'app' | 'ours'

/** The frame that a message came from, as far as Electron says; null when it has gone meanwhile. */
export type Frame = { readonly url: string; readonly parent: unknown } | null

/** Whether a message may be heard: from the main frame of a window of ours, whose page may use the channel. */
export function isTrusted(frame: Frame, isOurWindow: boolean, from: From, centre: string | null): boolean {
  if (!isOurWindow || frame === null || frame.parent !== null) return false
  return isAppPage(frame.url) || (from === 'ours' && isOfCentre(frame.url, centre))
}

import type { ScanTarget } from '../../../shared/api/operations/scans.ts'
import type { Caller } from '../usecases/context.ts'

export type ScanNews = { readonly to: ScanTarget; readonly text: string }

/** Hands scans from the stations to the live channel. Nothing is kept: what nobody hears is gone. */
export type ScanRelay = {
  /** @returns whether a page was there to hear it */
  tell(scan: ScanNews): boolean
  /** The one who knows the pages. */
  listen(listener: (scan: ScanNews) => boolean): void
}

export function createScanRelay(): ScanRelay {
  let hear: (scan: ScanNews) => boolean = () => false
  return {
    tell: (scan) => hear(scan),
    listen: (listener) => (hear = listener),
  }
}

/** Whether a scan is for this caller: the kiosk itself, or the person who is logged in at the counter. */
export function isScanFor(to: ScanTarget, caller: Caller): boolean {
  if ('deviceId' in to)
    return caller.kind === 'device' && caller.device.role === 'kiosk' && caller.device.id === to.deviceId
  return caller.kind === 'person' && caller.actor.counterId === to.counterId
}

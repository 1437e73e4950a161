import { useEffect, useEffectEvent } from 'react'
import type { WedgeKey } from '../../../shared/domain/scan/wedge.ts'
import { usePage, useToken } from '../../client/page.tsx'

/** Hears the scanner on a port of this PC's station, through the live channel. */
export function useStationScans(onText: (text: string) => void): void {
  const { live } = usePage()
  const token = useToken()
  const heard = useEffectEvent(onText)
  useEffect(() => {
    if (token === null) return undefined
    const joined = live.join({
      onFrame: (frame) => 'scan' in frame && heard(frame.scan.text),
      onState: () => undefined,
    })
    return () => joined.stop()
  }, [live, token])
}

/** A key of this page as the wedge reads it. */
export const wedgeKey = (event: KeyboardEvent): WedgeKey => ({
  code: event.code,
  shift: event.shiftKey,
  alt: event.altKey,
  at: event.timeStamp,
  composing: event.isComposing || event.key === 'Process',
})

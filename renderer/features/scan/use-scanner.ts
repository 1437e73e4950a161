import { useEffect, useEffectEvent, useState } from 'react'
import { readScan } from '../../../shared/domain/scan/read-scan.ts'
import type { Scan } from '../../../shared/domain/scan/read-scan.ts'
import { WEDGE_REST_MS, createWedge } from '../../../shared/domain/scan/wedge.ts'
import type { WedgeOutcome } from '../../../shared/domain/scan/wedge.ts'
import type { Cancel } from '../../../shared/kernel/time.ts'
import { usePage } from '../../client/page.tsx'
import { writeBefore } from '../../ui/keyboard/text-target.ts'
import { useStationScans, wedgeKey } from './station-scans.ts'
import { useScanReport } from './use-scan-report.ts'

/**
 * Hears the scanner of this page: one on a port of this PC's station, through the live channel, and one that types like
 * a keyboard, wherever the focus is; what a person types goes on to its field. The page keeps nothing of what was
 * scanned beyond what `onScan` keeps.
 * @returns whether an input method such as Unikey disturbed the last scan
 */
export function useScanner(onScan: (scan: Scan) => void): boolean {
  const { timers } = usePage().platform
  const heard = useEffectEvent(onScan)
  const report = useScanReport()
  const [disturbed, setDisturbed] = useState(false)

  useStationScans((text) => onScan(readScan(text)))

  useEffect(() => {
    const wedge = createWedge()
    let cancel: Cancel = () => {}

    function tell({ typed, scan, inputMethod }: Omit<WedgeOutcome, 'held'>): void {
      const field = document.activeElement
      if (typed !== '' && (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement))
        writeBefore(field, (before) => before + typed)
      if (scan === null) return
      setDisturbed(inputMethod)
      report(inputMethod)
      heard(readScan(scan))
    }
    function onKey(event: KeyboardEvent): void {
      cancel()
      // A key that is held down is a person's; so are shortcuts.
      if (event.repeat || event.ctrlKey || event.metaKey) return tell(wedge.rest())
      const { held, ...news } = wedge.press(wedgeKey(event))
      if (held) {
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      tell(news)
      cancel = timers.after(WEDGE_REST_MS, () => tell(wedge.rest()))
    }
    addEventListener('keydown', onKey, { capture: true })
    return () => {
      cancel()
      removeEventListener('keydown', onKey, { capture: true })
    }
  }, [timers, report])
  return disturbed
}

import { useEffect, useEffectEvent } from 'react'
import { GAP_MS, WEDGE_REST_MS, createWedge } from '../../../../shared/domain/scan/wedge.ts'
import type { WedgeOutcome } from '../../../../shared/domain/scan/wedge.ts'
import type { Cancel } from '../../../../shared/kernel/time.ts'
import { usePage } from '../../../client/page.tsx'
import { useStationScans, wedgeKey } from '../../../features/scan/station-scans.ts'
import { useScanReport } from '../../../features/scan/use-scan-report.ts'
import type { TextTarget } from '../../../ui/keyboard/text-target.ts'

/**
 * What a scan comes to; null: nothing that is known here, it was typing after all.
 * @param inputMethod one such as Unikey disturbed it
 */
export type ReadScan = (text: string, at: Element | null, inputMethod: boolean) => (() => void) | null

/** So many signs after the first in one go are a machine's; fewer may be a quick hand at digits. */
const MACHINE_FROM = 2

const textTarget = (target: EventTarget | null): TextTarget | null =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null

/**
 * Hears the scanner of this counter: one on a port of its station, and one that types like a keyboard beside an officer who
 * types fast all day. In a field no key waits and no input method is disturbed; when it was a scan, the field gets back
 * what it held before. Elsewhere the keys of a scan press nothing.
 */
export function useScan(onScan: ReadScan): void {
  const { timers } = usePage().platform
  const heard = useEffectEvent(onScan)
  const report = useScanReport()

  useStationScans((text) => onScan(text, document.activeElement, false)?.())

  useEffect(() => {
    const wedge = createWedge()
    let cancel: Cancel = () => {}
    let last = Number.NEGATIVE_INFINITY
    let inOneGo = -1
    let before: { field: TextTarget; text: string } | null = null

    /** @returns whether it was a scan */
    function tell({ scan, inputMethod }: Pick<WedgeOutcome, 'scan' | 'inputMethod'>): boolean {
      const act = scan === null ? null : heard(scan, document.activeElement, inputMethod)
      if (!act) return false
      if (before) putBack(before.field, before.text)
      act()
      report(inputMethod)
      return true
    }
    function onKey(event: KeyboardEvent): void {
      cancel()
      const field = textTarget(event.target)
      const isBurst = event.timeStamp - last <= GAP_MS
      inOneGo = writes(event) ? (isBurst ? inOneGo + 1 : 0) : -1
      if (!isBurst) before = field && { field, text: field.value }
      last = event.timeStamp
      if (event.repeat || event.ctrlKey || event.metaKey) return void wedge.rest()
      const { held, ...news } = wedge.press(wedgeKey(event))
      if (tell(news) || (held && !field && inOneGo >= MACHINE_FROM)) {
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      cancel = timers.after(WEDGE_REST_MS, () => tell(wedge.rest()))
    }
    addEventListener('keydown', onKey, { capture: true })
    return () => {
      cancel()
      removeEventListener('keydown', onKey, { capture: true })
    }
  }, [timers, report])
}

/** A key as a scanner presses them: a sign, or the shift before it. */
const writes = ({ key, altKey }: KeyboardEvent): boolean => !altKey && (key.length === 1 || key === 'Shift')

/** Writes past React's record of the value, so that its `onChange` runs. */
function putBack(field: TextTarget, text: string): void {
  const { prototype } = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text)
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

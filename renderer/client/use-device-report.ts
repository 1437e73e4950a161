import { useEffect, useRef } from 'react'
import type { DeviceReport } from '../../shared/api/device-health-views.ts'
import { usePage, useToken } from './page.tsx'

const APART_MS = 10_000

type Battery = { level: number; charging: boolean }
type WithBattery = Navigator & { getBattery?: () => Promise<Battery> }

/** What the browser tells of its battery; nothing where it tells none, or has none. */
async function batteryOf(navigator: WithBattery): Promise<Pick<DeviceReport, 'battery'>> {
  const battery = await navigator.getBattery?.().catch(() => undefined)
  return battery ? { battery: { percent: Math.round(battery.level * 100), charging: battery.charging } } : {}
}

/**
 * Tells the centre every ten seconds how this device is, and at once when its loudspeaker or scanner changes. Only devices may:
 * a person who looks at the page tells nothing.
 * @param centreNow the centre's time as the page knows it, ms; null: not known yet
 */
export function useDeviceReport(report: DeviceReport, centreNow: number | null): void {
  const { api, platform, session } = usePage()
  const token = useToken()
  const latest = useRef({ report, centreNow })
  useEffect(() => {
    latest.current = { report, centreNow }
  })
  const urgent = JSON.stringify([report.speaker, report.inputMethod])
  const isReady = centreNow !== null

  useEffect(() => {
    if (token === null || session.sessionToken() !== null || !isReady) return undefined
    let stopped = false
    async function tell(): Promise<void> {
      const battery = await batteryOf(navigator)
      const { report: current, centreNow: now } = latest.current
      if (stopped) return
      const clockOffsetMs = now === null ? {} : { clockOffsetMs: Math.round(platform.clock.now() - now) }
      // The newest report counts: one that is lost is not sent again.
      await api.call('reportDevice', { body: { ...battery, ...clockOffsetMs, ...current } })
    }
    void tell()
    const cancel = platform.timers.every(APART_MS, () => void tell())
    return () => {
      stopped = true
      cancel()
    }
  }, [api, platform, session, token, urgent, isReady])
}

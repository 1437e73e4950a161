import { useEffect, useState } from 'react'
import type { StationFindings } from '../../../../shared/api/order-views.ts'
import { usePage } from '../../../client/page.tsx'
import { useLiveView } from '../../../client/use-live-view.ts'

export type Findings = {
  /** What the station found last; null: nothing yet. */
  readonly findings: StationFindings | null
  readonly isLooking: boolean
  /** Why it cannot be looked for, in words. */
  readonly problem: string | null
  /** Absent for who may not order anything. */
  readonly look: (() => void) | null
}

/** What hangs on a station's machine and which models it knows, as its last search brought them. */
export function useFindings(stationId: string, mayOrder: boolean): Findings {
  const { api } = usePage()
  const { view } = useLiveView('listDeviceHealth', {}, { interestedIn: ['device.ordered', 'device.orderAnswered'] })
  const [read, setRead] = useState<{ orderId: string; findings: StationFindings | null } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const own = (view?.orders ?? []).filter(({ kind, deviceId }) => kind === 'find-devices' && deviceId === stationId)
  const orderId = own.find(({ state }) => state === 'done')?.id ?? null
  useEffect(() => {
    if (orderId === null) return undefined
    let stopped = false
    void api.call('getDeviceOrder', { params: { orderId } }).then((outcome) => {
      if (!stopped && outcome.ok) setRead({ orderId, findings: outcome.value.findings })
    })
    return () => {
      stopped = true
    }
  }, [api, orderId])
  async function look(): Promise<void> {
    const outcome = await api.press('orderDevice', { body: { kind: 'find-devices', stationId } })
    setProblem(outcome.ok ? null : outcome.message)
  }
  return {
    findings: read?.findings ?? null,
    isLooking: own[0]?.state === 'asked',
    problem,
    look: mayOrder ? () => void look() : null,
  }
}

import { useEffect, useRef } from 'react'
import type { OrderAnswer, OrderView } from '../../../shared/api/order-views.ts'
import { usePage } from '../../client/page.tsx'
import { useLiveView } from '../../client/use-live-view.ts'

/**
 * Lets this board say a test sentence when a technician asks for it, and tells what came of it. Each order once, also
 * when the list still holds it while it is spoken.
 * @param say speaks; null while the loudspeaker is not there yet
 */
export function useVoiceOrders(say: (() => Promise<OrderAnswer>) | null): void {
  const { api, session } = usePage()
  const isDevice = session.sessionToken() === null
  const { view } = useLiveView('listDeviceOrders', {}, { interestedIn: ['device.ordered'] })
  const seen = useRef(new Set<string>())
  useEffect(() => {
    if (!say || !view || !isDevice) return
    for (const order of view.orders) if (isNew(order, seen.current)) void carryOut(order)
    async function carryOut({ id }: OrderView): Promise<void> {
      if (!say) return
      await api.press('answerDeviceOrder', { params: { orderId: id }, body: await say() })
    }
  }, [api, isDevice, say, view])
}

function isNew({ id, kind }: OrderView, seen: Set<string>): boolean {
  if (kind !== 'test-voice' || seen.has(id)) return false
  seen.add(id)
  return true
}

import { useCallback } from 'react'
import { usePage } from '../../client/page.tsx'

/**
 * Tells the centre that the scanner which types here was heard, and nothing of what it read. One report that is lost is
 * not sent again: the next scan tells as much.
 */
export function useScanReport(): (inputMethod: boolean) => void {
  const { api } = usePage()
  return useCallback((inputMethod) => void api.call('reportKeyboardScan', { body: { inputMethod } }), [api])
}

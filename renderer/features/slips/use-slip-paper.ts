import { useState } from 'react'
import type { SlipCopy } from '../../../shared/domain/slips/slip-copy.ts'
import { usePage } from '../../client/page.tsx'

export type SlipPaper = {
  /** Opens a slip as a PDF for the printer of this PC. */
  print: (slipId: string, copy?: SlipCopy | 'all') => void
  /** The slip that is on its way. */
  pending: string | null
  refusal: string | null
}

const KEPT_MS = 60_000

/** Slips as PDF, in a tab of their own; where a tab may not be opened the file is saved under its name. */
export function useSlipPaper(): SlipPaper {
  const { api, platform } = usePage()
  const [pending, setPending] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function print(slipId: string, copy?: SlipCopy | 'all'): Promise<void> {
    if (pending !== null) return
    setPending(slipId)
    const body = { size: 'A4' as const, ...(copy ? { copy } : {}) }
    const outcome = await api.call('renderSlip', { params: { slipId }, body })
    setPending(null)
    setRefusal(outcome.ok ? null : outcome.message)
    if (!outcome.ok) return
    const bytes = Uint8Array.from(atob(outcome.value.pdf), (sign) => sign.charCodeAt(0))
    const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
    if (globalThis.open(address, '_blank') === null) save(address, outcome.value.name)
    platform.timers.after(KEPT_MS, () => URL.revokeObjectURL(address))
  }
  return { print: (slipId, copy) => void print(slipId, copy), pending, refusal }
}

function save(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}

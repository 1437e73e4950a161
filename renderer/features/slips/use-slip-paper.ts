import { useState } from 'react'
import type { SlipCopy } from '../../../shared/domain/slips/slip-copy.ts'
import { usePage } from '../../client/page.tsx'
import { NO_PRINTER, useSheets } from './sheets.ts'

export type SlipPaper = {
  /** Prints a slip on the office printer of this counter; where it has none, the slip is opened as a PDF. */
  print: (slipId: string, copy?: SlipCopy | 'all') => void
  /** Opens a slip as a PDF for the printer of this PC. */
  open: (slipId: string, copy?: SlipCopy | 'all') => void
  /** The slip that is on its way. */
  pending: string | null
  refusal: string | null
}

const KEPT_MS = 60_000

/** Slips on paper; as PDF in a tab of their own, and where a tab may not be opened the file is saved under its name. */
export function useSlipPaper(): SlipPaper {
  const { api, platform } = usePage()
  const sheets = useSheets()
  const [pending, setPending] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function print(slipId: string, copy?: SlipCopy | 'all'): Promise<void> {
    if (pending !== null) return
    if (!sheets?.printer) return await open(slipId, copy)
    setPending(slipId)
    const hindered = await sheets.print([{ slipId, copy }])
    setPending(null)
    if (hindered === NO_PRINTER) await open(slipId, copy)
    else setRefusal(hindered)
  }

  async function open(slipId: string, copy?: SlipCopy | 'all'): Promise<void> {
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
  return {
    print: (slipId, copy) => void print(slipId, copy),
    open: (slipId, copy) => void open(slipId, copy),
    pending,
    refusal,
  }
}

function save(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}

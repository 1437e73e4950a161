import { useState } from 'react'
import { usePage } from '../../../../client/page.tsx'

const KEPT_MS = 60_000

/** A paper as one PDF in a tab of its own; where a tab may not be opened it is saved under its name. */
export function usePaperFile(
  dossierId: string,
  part: string,
): { open: () => void; isPending: boolean; refusal: string | null } {
  const { api, platform } = usePage()
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  async function open(): Promise<void> {
    if (isPending) return
    setPending(true)
    const outcome = await api.call('readDigitalPaper', { params: { dossierId }, body: { part } })
    setPending(false)
    setRefusal(outcome.ok ? null : outcome.message)
    if (!outcome.ok) return
    const bytes = Uint8Array.from(atob(outcome.value.pdf), (sign) => sign.charCodeAt(0))
    const address = URL.createObjectURL(new File([bytes], outcome.value.name, { type: 'application/pdf' }))
    if (globalThis.open(address, '_blank') === null) save(address, outcome.value.name)
    platform.timers.after(KEPT_MS, () => URL.revokeObjectURL(address))
  }
  return { open: () => void open(), isPending, refusal }
}

function save(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
}

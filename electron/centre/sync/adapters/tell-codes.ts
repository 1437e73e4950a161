import type { ChangesAnswer } from '../../../../shared/province/changes.ts'
import { nationalStatus } from '../../../../shared/province/national/statuses.ts'
import type { Ledger } from '../../store/province-ledger.ts'
import type { Reply } from '../adapter.ts'

const AT_ONCE = 100

/**
 * The second generation offers nothing to read. What an officer needs is the number that a dossier has there: it is told like
 * a word of the province, with the state that was taken there last. The cursor is the change that was told last.
 */
export function tellCodes({ ledger, now }: { readonly ledger: Ledger; now(): number }) {
  return (cursor: string | null): Promise<Reply<ChangesAnswer>> => {
    const from = Number(cursor ?? 0)
    const rows = ledger.dossiersChanged(Number.isSafeInteger(from) ? from : 0, AT_ONCE)
    const changes = rows.flatMap(({ subject: code, code: their, status: told }): ChangesAnswer['changes'] => {
      const status = nationalStatus(told)
      if (their === null || status === null) return []
      const note = `Mã hồ sơ trên hệ thống của tỉnh: ${their}`
      return [{ kind: 'dossier.status', key: `status:${code}`, at: now(), body: { code, status, unit: null, note } }]
    })
    const next = String(rows.at(-1)?.turn ?? from)
    const value = { changes, cursor: next, more: rows.length === AT_ONCE, resync: false, now: now() }
    return Promise.resolve({ ok: true, value })
  }
}

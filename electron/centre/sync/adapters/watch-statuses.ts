import type { ChangesAnswer } from '../../../../shared/province/changes.ts'
import type { NationalStatus } from '../../../../shared/province/national/statuses.ts'
import type { Ledger } from '../../store/province-ledger.ts'
import type { Reply } from '../adapter.ts'

/** Dossiers that are looked up in one go, and how often. */
const AT_ONCE = 20
const EVERY_MS = 10 * 60_000

/**
 * Changes of a system that can only be asked about one dossier: those that are not over are looked up in turn, and what is
 * not as we told it is a change. The cursor is the dossier that was asked about last.
 * @param look status of a dossier there; null: it is not there, or says none
 */
export function watchStatuses(
  { ledger, now }: { readonly ledger: Ledger; now(): number },
  look: (code: string) => Promise<Reply<NationalStatus | null>>,
): (cursor: string | null) => Promise<Reply<ChangesAnswer>> {
  let next = Number.NEGATIVE_INFINITY
  // Written down as told when the reader comes back with the cursor that covers it.
  let telling: { readonly cursor: string; readonly what: readonly (readonly [string, number])[] } | null = null
  return async (cursor) => {
    if (telling?.cursor === cursor) for (const one of telling.what) ledger.setTold(...one)
    telling = null
    const changes: ChangesAnswer['changes'] = []
    const from = Number(cursor ?? 0)
    const answer = (to: number): Reply<ChangesAnswer> => ({
      ok: true,
      value: { changes, cursor: String(to), more: false, resync: false, now: now() },
    })
    if (now() < next) return answer(from)
    const dossiers = ledger.openDossiers(Number.isSafeInteger(from) ? from : 0, AT_ONCE)
    const what: [string, number][] = []
    for (const { subject: code, status, told } of dossiers) {
      const found = await look(code)
      if (!found.ok) return found
      if (found.value === null || found.value === (told ?? status)) continue
      what.push([code, found.value])
      const body = { code, status: found.value, unit: null, note: null }
      changes.push({ kind: 'dossier.status', key: `status:${code}`, at: now(), body })
    }
    next = now() + EVERY_MS
    const to = dossiers.length < AT_ONCE ? 0 : (dossiers.at(-1)?.no ?? 0)
    telling = { cursor: String(to), what }
    return answer(to)
  }
}

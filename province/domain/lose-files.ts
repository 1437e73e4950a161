import type { KeptFile, LossCause, Store } from '../store/store.ts'
import type { Dossier, Writes } from './rows.ts'

export type Loss = { readonly file: KeptFile; readonly cause: LossCause }

const NOTHING: Omit<Writes, 'centre'> = {
  ...{ events: [], open: [], closed: [], conflicts: [], dossiers: [], slips: [], cancelledSlips: [], ratings: [] },
  ...{ figures: [], persons: [], erased: [] },
}

/**
 * Notes that files of a centre are here no more. The rows that speak of them wait for them as if they had never been here
 * (`FILE_MISSING`): the centre is told with its changes, and sends the files and the rows again.
 * @returns how many are lost by this; one that came again since it was looked at is not
 */
export function loseFiles(store: Store, centreId: string, losses: readonly Loss[], now: number): Promise<number> {
  return store.transaction(async (tx) => {
    const centre = await tx.lockCentre(centreId)
    if (!centre) return 0
    const gone: string[] = []
    for (const { file, cause } of losses) if (await tx.loseFile(centreId, file, cause, now)) gone.push(file.sha256)
    const rows = gone.length === 0 ? [] : await tx.attachedRows(centre, gone)
    if (rows.length === 0) return gone.length
    const dossiers = await tx.dossiers(centreId, [...new Set(rows.flatMap(({ subject }) => subject ?? []))])
    // A row of another dossier that has the code here was never counted (apply-event.ts).
    const lostOf = ({ code, dossierId }: Dossier): number =>
      rows.filter((row) => row.subject === code && (row.dossierId ?? dossierId) === dossierId).length
    await tx.write(centreId, {
      ...NOTHING,
      centre,
      open: rows.map(({ epochNo, seq, subject, hash }) => ({
        ...{ epochNo, seq, subject, hash },
        ...{ state: 'rejected', code: 'FILE_MISSING', field: null, by: null, at: now, stored: true },
      })),
      // Counted again when the row is taken again.
      dossiers: dossiers.map((dossier) => ({ ...dossier, files: Math.max(0, dossier.files - lostOf(dossier)) })),
    })
    return gone.length
  })
}

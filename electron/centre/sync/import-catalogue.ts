import { randomUUID } from 'node:crypto'
import type { CatalogueVersion } from '../../../shared/province/changes.ts'
import { addCataloguePart, importProcedures, previewCatalogue } from '../catalogue/run-import.ts'
import type { Centre } from '../centre.ts'
import type { Outcome } from '../usecases/execute.ts'

const NOBODY = { kind: 'nobody', address: '' } as const
const PART = 512 * 1024

/**
 * Brings a version of the province's catalogue into force by the same import as a leader's file: on its day, or today when
 * that is over. Rows with a doubtful fee are left out, and officers read what has changed before they receive it.
 */
export async function importFromProvince(
  centre: Centre,
  { from, decision, version }: CatalogueVersion,
  file: Uint8Array,
): Promise<'imported' | 'unchanged' | 'unreadable' | 'busy'> {
  const { executor } = centre
  const today = executor.context(NOBODY).businessDate
  const fileId = randomUUID()
  for (let offset = 0; offset < file.length; offset += PART) {
    const data = Buffer.from(file.subarray(offset, offset + PART)).toString('base64')
    const added = addCataloguePart(centre, { fileId, offset, data })
    if (!added.ok) return 'unreadable'
  }
  const named = (decision || version).slice(0, 120)
  const day = from < today ? today : from
  const seen = await previewCatalogue(centre, NOBODY, {
    fileId,
    from: day,
    isWhole: false,
    mapping: {},
    decision: named,
  })
  if (!seen.ok) return became(seen)
  const { previewId } = JSON.parse(seen.answer) as { previewId: string }
  const body = { previewId, accepted: [], decision: named, mustRead: true }
  const done = await importProcedures(centre, NOBODY, body, (decide) => executor.execute(NOBODY, null, decide))
  return done.ok ? 'imported' : became(done)
}

function became(outcome: Outcome): 'unchanged' | 'unreadable' | 'busy' {
  const code = outcome.ok ? null : outcome.refusal.code
  if (code === 'CATALOGUE_UNCHANGED') return 'unchanged'
  return code === 'CATALOGUE_BUSY' || code === 'CATALOGUE_CHANGED' ? 'busy' : 'unreadable'
}

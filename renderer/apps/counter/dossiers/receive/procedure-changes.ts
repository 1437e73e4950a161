import type { ProcedureView } from '../../../../../shared/api/find-views.ts'
import type { Words } from '../../../../../shared/i18n/vi.ts'

/** A field that changed: how it read before, and reads now; null where there was, or is, nothing. */
export type ChangedField = { readonly label: string; readonly was: readonly string[]; readonly is: readonly string[] }

/** What an import changed in a procedure, field by field; of papers only those that came, went or changed their counts. */
export function procedureChanges(
  { find, dossiers }: Words,
  before: ProcedureView | null,
  after: ProcedureView,
): ChangedField[] {
  const papers = (one: ProcedureView | null): string[] =>
    (one?.components ?? []).map(
      ({ name, originals, copies }) => `${name} (${find.originals(originals)}; ${find.copies(copies)})`,
    )
  const limits = (one: ProcedureView | null): string[] =>
    (one?.limits ?? []).map(({ channel, words }) => `${find.channels[channel]}: ${words}`)
  const cases = (one: ProcedureView | null): string[] => (one?.cases ?? []).map(({ name }) => name)
  const one = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : [text])
  const fields: ChangedField[] = [
    { label: dossiers.news.name, was: one(before?.name), is: one(after.name) },
    { label: find.field, was: one(before?.field), is: one(after.field) },
    { label: find.limit, was: limits(before), is: limits(after) },
    { label: find.fee, was: one(before?.fee), is: one(after.fee) },
    { label: dossiers.case, was: cases(before), is: cases(after) },
    onlyDifferent({ label: find.papers, was: papers(before), is: papers(after) }),
  ]
  return fields.filter(({ was, is }) => was.join('\n') !== is.join('\n'))
}

const onlyDifferent = ({ label, was, is }: ChangedField): ChangedField => ({
  label,
  was: was.filter((one) => !is.includes(one)),
  is: is.filter((one) => !was.includes(one)),
})

import type { ComponentView, ProcedureView } from '../../../../shared/api/find-views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'

/** The time limits, channels with the same words together: `Trực tiếp, trực tuyến: 5 ngày làm việc`. */
export function limitLines(limits: ProcedureView['limits'], { find }: Words): string[] {
  const byWords = Map.groupBy(limits, ({ words }) => words)
  if (byWords.size === 0) return [find.notPublished]
  if (byWords.size === 1) return [...byWords.keys()]
  return [...byWords].map(([words, same]) => `${listed(same.map(({ channel }) => find.channels[channel]))}: ${words}`)
}

/** Names as one list: only the first keeps its capital. */
const listed = ([first = '', ...others]: readonly string[]): string =>
  [first, ...others.map((name) => name.charAt(0).toLowerCase() + name.slice(1))].join(', ')

/** How many of a paper: `Bản chính: 1 · Bản sao: 1`. */
export const quantity = ({ originals, copies }: ComponentView, { find }: Words): string =>
  [originals > 0 ? find.originals(originals) : '', copies > 0 ? find.copies(copies) : ''].filter(Boolean).join(' · ')

/** The papers that were not ticked; `ticked` are places in the list. */
export const missingOf = (components: readonly ComponentView[], ticked: ReadonlySet<number>): ComponentView[] =>
  components.filter((_, place) => !ticked.has(place))

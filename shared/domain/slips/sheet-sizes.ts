import type { PageSize } from './layout/sheet.ts'

/** Forms that are short and that people carry home: half a sheet is enough. */
const HALF: ReadonlySet<string> = new Set(['fee-receipt', 'appointment'])

/**
 * The sheet on which a kind of slip is printed.
 * @param chosen setting `print.sheetSizes`
 */
export const sheetSizeOf = (kind: string, chosen: Readonly<Record<string, PageSize>> = {}): PageSize =>
  chosen[kind] ?? (HALF.has(kind) ? 'A5' : 'A4')

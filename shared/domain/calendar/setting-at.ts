/** A dated row of a setting: the centre's own when `agencyId` is null, else only that agency's. */
export type SettingRow = { readonly key: string; readonly agencyId: string | null; readonly from: string }

/**
 * The row of a setting that applies on a date (`YYYY-MM-DD`, Viet Nam time): an agency's own row goes before the
 * centre's (BD-5.4: hours differ by agency), and of those the one that began last; of two that began on the same day, the
 * one that stands later in `rows`, which are in journal order. Null when the setting is not configured.
 */
export function settingAt<R extends SettingRow>(
  rows: readonly R[],
  key: string,
  date: string,
  agencyId: string | null,
): R | null {
  let found: R | null = null
  for (const row of rows) {
    if (row.key !== key || row.from > date) continue
    if (row.agencyId !== null && row.agencyId !== agencyId) continue
    if (!found || goesBefore(row, found)) found = row
  }
  return found
}

function goesBefore(row: SettingRow, found: SettingRow): boolean {
  const ownFirst = Number(row.agencyId !== null) - Number(found.agencyId !== null)
  return ownFirst > 0 || (ownFirst === 0 && row.from >= found.from)
}

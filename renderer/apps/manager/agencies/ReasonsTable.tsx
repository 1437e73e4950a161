import type { ReactNode } from 'react'
import type { AgencyRecord } from '../../../../shared/api/agency-views.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'

/** Why dossiers were not filed online, the most usual first, all agencies together and each (TQ-6.11). */
export function ReasonsTable({ record }: { record: AgencyRecord }): ReactNode {
  const text = useWords().agencies.desk
  const [language] = useLanguage()
  const totals = new Map<string, number>()
  for (const { code, n } of record.agencies.flatMap(({ reasons }) => reasons))
    totals.set(code, (totals.get(code) ?? 0) + n)
  const rows = [...totals].sort(([, a], [, b]) => b - a)
  const all = rows.reduce((sum, [, n]) => sum + n, 0)
  const named = (code: string): string => {
    const reason = record.reasons.find((one) => one.code === code)
    return (language === 'en' && reason?.textEn) || (reason?.text ?? code)
  }
  return (
    <section className="panel" aria-labelledby="reasons-title">
      <h2 id="reasons-title">{text.reasons}</h2>
      {rows.length === 0 && <p>{text.reasonsNone}</p>}
      <ul className="agencies-reasons">
        {rows.map(([code, n]) => (
          <li key={code}>
            <span>{named(code)}</span>
            <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
              <rect className="agencies-bar-all" width="100" height="12" />
              <rect className="agencies-bar" width={(n / all) * 100} height="12" />
            </svg>
            <span className="number">{n}</span>
            <span className="number">{text.percent(n / all)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

import type { ReactNode } from 'react'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { OFFICE_FAULTS, PrinterFaults } from './PrinterFaults.tsx'

export type Sheet = { name: string; at: number; pages: number }

/** What came out of the simulated office printer, page by page. */
export function SheetPapers({ sheets }: { sheets: readonly Sheet[] }): ReactNode {
  const { papers: words } = useWords()
  const [language] = useLanguage()
  return (
    <section className="papers-sheets" aria-labelledby="papers-sheets">
      <h2 id="papers-sheets">{words.sheets}</h2>
      <PrinterFaults path="/demo/office-printer" title={words.officePrinter} faults={OFFICE_FAULTS} />
      {sheets.length === 0 && <p>{words.noSheets}</p>}
      <ol className="papers-list" reversed>
        {sheets.map(({ name, at, pages }, index) => (
          <li key={name}>
            <figure>
              {Array.from({ length: pages }, (_, page) => (
                <img
                  key={page}
                  src={`/demo/sheets/${encodeURIComponent(name)}.pdf/${page + 1}`}
                  alt={words.sheet(sheets.length - index, page + 1)}
                />
              ))}
              <figcaption className="small">
                {words.sheet(sheets.length - index, pages)} · {hourMinute(at, language)}
              </figcaption>
            </figure>
          </li>
        ))}
      </ol>
    </section>
  )
}

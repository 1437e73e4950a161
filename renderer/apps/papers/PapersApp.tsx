import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { usePage } from '../../client/page.tsx'
import { pollWhileVisible } from '../../client/poll.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { PrinterFaults, ROLL_FAULTS } from './PrinterFaults.tsx'
import { SheetPapers } from './SheetPapers.tsx'
import type { Sheet } from './SheetPapers.tsx'
import './papers.css'

const EVERY_MS = 2_000

type Paper = { name: string; at: number }
type Papers = { list: Paper[] | null; sheets: Sheet[]; problem: 'unavailable' | 'lost' | null }

/** Demonstration only: what came out of the simulated printer, as pictures. */
export function PapersApp(): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { list, sheets, problem } = usePapers()
  return (
    <main className="papers">
      <header>
        <h1>{words.papers.title}</h1>
        <p className="small">{words.papers.hint}</p>
      </header>
      {problem !== 'unavailable' && (
        <PrinterFaults path="/demo/printer" title={words.papers.printer} faults={ROLL_FAULTS} />
      )}
      {problem === 'unavailable' && <Notice kind="info" title={words.papers.unavailable} />}
      {problem === 'lost' && <Notice kind="care" icon="unlinked" title={words.common.lost} live />}
      {list?.length === 0 && sheets.length === 0 && <Notice kind="info" icon="printer" title={words.papers.none} />}
      <ol className="papers-list" reversed>
        {list?.map(({ name, at }, index) => (
          <li key={name}>
            <figure>
              <img src={`/demo/papers/${encodeURIComponent(name)}.png`} alt={words.papers.paper(list.length - index)} />
              <figcaption className="small">
                {words.papers.paper(list.length - index)} · {hourMinute(at, language)}
              </figcaption>
            </figure>
          </li>
        ))}
      </ol>
      {problem !== 'unavailable' && <SheetPapers sheets={sheets} />}
    </main>
  )
}

function usePapers(): Papers {
  const { platform } = usePage()
  const [papers, setPapers] = useState<Papers>({ list: null, sheets: [], problem: null })
  useEffect(
    () =>
      pollWhileVisible(
        document,
        platform.timers,
        () => EVERY_MS,
        async (signal) => {
          try {
            const answer = await fetch('/demo/papers', { signal })
            if (answer.ok) {
              const { papers: list, sheets: pages } = (await answer.json()) as { papers: Paper[]; sheets: Sheet[] }
              setPapers({ list, sheets: pages, problem: null })
            } else setPapers((before) => ({ ...before, problem: answer.status === 404 ? 'unavailable' : 'lost' }))
          } catch {
            setPapers((before) => ({ ...before, problem: 'lost' }))
          }
        },
      ),
    [platform],
  )
  return papers
}

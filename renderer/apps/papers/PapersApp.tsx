import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { usePage } from '../../client/page.tsx'
import { pollWhileVisible } from '../../client/poll.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { PrinterFaults } from './PrinterFaults.tsx'
import './papers.css'

const EVERY_MS = 2_000

type Paper = { name: string; at: number }
type Papers = { list: Paper[] | null; problem: 'unavailable' | 'lost' | null }

/** Demonstration only: what came out of the simulated printer, as pictures. */
export function PapersApp(): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { list, problem } = usePapers()
  return (
    <main className="papers">
      <header>
        <h1>{words.papers.title}</h1>
        <p className="small">{words.papers.hint}</p>
      </header>
      {problem !== 'unavailable' && <PrinterFaults />}
      {problem === 'unavailable' && <Notice kind="info" title={words.papers.unavailable} />}
      {problem === 'lost' && <Notice kind="care" icon="unlinked" title={words.common.lost} live />}
      {list?.length === 0 && <Notice kind="info" icon="printer" title={words.papers.none} />}
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
    </main>
  )
}

function usePapers(): Papers {
  const { platform } = usePage()
  const [papers, setPapers] = useState<Papers>({ list: null, problem: null })
  useEffect(
    () =>
      pollWhileVisible(
        document,
        platform.timers,
        () => EVERY_MS,
        async (signal) => {
          try {
            const answer = await fetch('/demo/papers', { signal })
            if (answer.ok) setPapers({ list: ((await answer.json()) as { papers: Paper[] }).papers, problem: null })
            else setPapers(({ list }) => ({ list, problem: answer.status === 404 ? 'unavailable' : 'lost' }))
          } catch {
            setPapers(({ list }) => ({ list, problem: 'lost' }))
          }
        },
      ),
    [platform],
  )
  return papers
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import { LeaveQuestion } from '../unsaved/LeaveQuestion.tsx'
import { useUnsaved } from '../unsaved/use-unsaved.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import './office-links.css'

const PAGES = ['manager', 'admin', 'voice'] as const

/** From one page of leader and technician to the others; they share the log-in of the tab (client/session.ts). */
export function OfficeLinks({ here }: { here: (typeof PAGES)[number] }): ReactNode {
  const { common, logIn } = useWords()
  const { officePages } = common
  const unsaved = useUnsaved()
  const [asked, ask] = useState<(typeof PAGES)[number] | null>(null)
  const [language] = useLanguage()
  const search = language === 'vi' ? '' : `?lang=${language}`
  return (
    <nav className="office-links" aria-label={officePages.label}>
      {PAGES.map((page) => (
        <a
          key={page}
          href={`/${page}/${search}`}
          aria-current={page === here ? 'page' : undefined}
          onClick={(event) => {
            if (unsaved.all().length === 0) return
            event.preventDefault()
            ask(page)
          }}
        >
          {officePages[page]}
        </a>
      ))}
      {asked && (
        <LeaveQuestion
          title={officePages[asked]}
          things={unsaved.all()}
          leave={{
            words: logIn.goAnyway,
            icon: 'forward',
            run() {
              unsaved.letGo()
              location.assign(`/${asked}/${search}`)
            },
          }}
          onStay={() => ask(null)}
        />
      )}
    </nav>
  )
}

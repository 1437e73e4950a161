import type { ReactNode } from 'react'
import { useWayOut } from '../unsaved/use-way-out.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import './office-links.css'

const PAGES = ['manager', 'admin', 'voice'] as const

/** From one page of leader and technician to the others; they share the log-in of the tab (client/session.ts). */
export function OfficeLinks({ here }: { here: (typeof PAGES)[number] }): ReactNode {
  const { officePages } = useWords().common
  const way = useWayOut()
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
            // Another tab or window takes nothing from this one.
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            way.go({ name: officePages[page], address: `/${page}/${search}` })
          }}
        >
          {officePages[page]}
        </a>
      ))}
      {way.question}
    </nav>
  )
}

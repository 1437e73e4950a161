import type { ReactNode } from 'react'
import { clockFace, weekdayDate } from '../../shared/i18n/format.ts'
import { useLanguage, useWords } from './language.tsx'
import './name-strip.css'

export type NameStripProps = {
  /** Null until the centre has been heard: the strip keeps its place. */
  centre: { name: string; demo: boolean; officeColour: string } | null
  /** Time of the centre in ms; null: no clock. */
  now: number | null
  /** What else belongs to the head of the page: the officer, a switch. */
  children?: ReactNode
}

/** Head of every page: name of the centre under the colour of the institution, date and clock. */
export function NameStrip({ centre, now, children }: NameStripProps): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  return (
    <header className="name-strip" style={{ borderBlockStartColor: centre?.officeColour }}>
      <div className="name-strip-centre">
        <p className="name-strip-name">{centre ? unbroken(centre.name) : '\u00a0'}</p>
        {centre?.demo && <p className="name-strip-demo">{words.common.demo}</p>}
      </div>
      {children}
      {now !== null && (
        <div className="name-strip-time">
          <time className="number">{clockFace(now)}</time>
          <span className="small">{weekdayDate(now, language)}</span>
        </div>
      )}
    </header>
  )
}

/** The words that every centre has in its name belong together: a line does not break inside them. */
const unbroken = (name: string): string =>
  name.replace(/phục vụ|hành chính công/gi, (words) => words.replaceAll(' ', '\u00a0'))

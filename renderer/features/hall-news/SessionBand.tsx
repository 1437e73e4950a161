import type { ReactNode } from 'react'
import type { HallView } from '../../../shared/api/hall-views.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { hallNews } from './hall-news.ts'
import './session-band.css'

/** A session that was closed or lengthened by hand, in words that stand still. */
export function SessionBand({ hall }: { hall: HallView }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const [first, ...rest] = hallNews(hall, { words, language })
  if (first === undefined) return null
  return (
    <div className="session-band" role="status" data-state={hall.state}>
      <Icon name={hall.state === 'closed' ? 'hold' : 'clock'} />
      <div>
        <p className="session-band-title">{first}</p>
        {rest.length > 0 && <p>{rest.join(' ')}</p>}
      </div>
    </div>
  )
}

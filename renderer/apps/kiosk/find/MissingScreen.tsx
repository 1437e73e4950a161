import type { ReactNode } from 'react'
import type { ComponentView } from '../../../../shared/api/find-views.ts'
import type { CentreView } from '../../../../shared/api/views.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'
import { FindFrame } from './FindFrame.tsx'
import { Pager, pagesOf, partOf } from './Pager.tsx'
import { PaperWords } from './PaperList.tsx'
import { usePages } from './use-pages.ts'
import type { Room } from './use-pages.ts'

export type MissingScreenProps = {
  centre: CentreView
  now: number
  missing: readonly ComponentView[]
  isNothingTicked: boolean
  isPending: boolean
  onTake: () => void
  onBack: () => void
}

const ROOM: Room = { usual: [5, 3], large: [3, 3] }

/** What is not in the bag, told before the waiting; to wait all the same is the citizen's to decide. */
export function MissingScreen(props: MissingScreenProps): ReactNode {
  const { centre, now, missing, isNothingTicked, isPending, onTake, onBack } = props
  const words = useWords()
  const { page, size, setPage } = usePages(ROOM)
  return (
    <FindFrame
      centre={centre}
      now={now}
      layout="split"
      onBack={onBack}
      top={
        <div className="kiosk-message kiosk-missing" role="status">
          <Icon name="alert" />
          <h1 className="kiosk-title">
            {isNothingTicked ? words.find.missingAll : words.find.missingTitle(missing.length)}
          </h1>
          <p className="kiosk-lead">{words.find.missingLead}</p>
        </div>
      }
      action={
        <Button variant="action" icon="paper" isPending={isPending} onPress={onTake}>
          {isPending ? words.kiosk.issuing : words.find.takeAnyway}
        </Button>
      }
    >
      <div className="kiosk-find-head">
        <div>
          <h2>{words.find.missingList}</h2>
        </div>
        <Pager page={page} pages={pagesOf(missing.length, size)} onPage={setPage} />
      </div>
      <ul className="kiosk-papers" aria-label={words.find.missingList}>
        {partOf(missing, page, size).map((paper) => (
          <li key={paper.name} className="kiosk-paper kiosk-paper-missing">
            <Icon name="paper" />
            <PaperWords paper={paper} />
          </li>
        ))}
      </ul>
    </FindFrame>
  )
}

import type { ReactNode } from 'react'
import type { CentreView } from '../../../../shared/api/views.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { KioskFrame } from '../KioskFrame.tsx'
import { Pager } from './Pager.tsx'
import type { PagerProps } from './Pager.tsx'
import type { Read } from './use-read.ts'

export type FindFrameProps = {
  centre: CentreView
  now: number
  top: ReactNode
  children: ReactNode
  onBack: () => void
  pager?: PagerProps
  /** The one thing to do, at the end of the foot. */
  action?: ReactNode
  layout?: 'stack' | 'split'
}

/** Words above, what is touched below, and at its foot always: back, pages, what to do. */
export function FindFrame({ centre, now, top, children, onBack, pager, action, layout }: FindFrameProps): ReactNode {
  const words = useWords()
  return (
    <KioskFrame centre={centre} now={now} top={top} layout={layout ?? 'stack'}>
      <div className="kiosk-find-body">{children}</div>
      <div className="kiosk-bar kiosk-find-bar">
        <Button icon="back" onPress={onBack}>
          {words.common.back}
        </Button>
        {pager && <Pager {...pager} />}
        {action}
      </div>
    </KioskFrame>
  )
}

/** While nothing has been read yet, and when it could not be. */
export function NotThere({ read }: { read: Read<unknown> }): ReactNode {
  const words = useWords()
  if (!read.isLost) return <p role="status">{words.common.connecting}</p>
  return (
    <>
      <Notice kind="care" icon="unlinked" title={words.find.notReached} live />
      <Button icon="refresh" onPress={read.again}>
        {words.common.tryAgain}
      </Button>
    </>
  )
}

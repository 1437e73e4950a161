import type { ReactNode } from 'react'
import type { LineNote, SyncView } from '../../../../shared/api/sync-views.ts'
import { clockFace, dayMonthYear, formatDate } from '../../../../shared/i18n/format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import type { NoticeKind } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

const MINUTE_MS = 60_000
const WORTH_TELLING = 5
/** As much of a hash as two people compare on the telephone. */
const SHOWN = 12

const moment = (at: number): string => `${clockFace(at)} ${dayMonthYear(at)}`

/** What is wrong beside the line itself, or went wrong and must have been seen. */
export function Findings({ sync }: { sync: SyncView }): ReactNode {
  const { sync: text } = useWords()
  const { line, files } = sync
  const minutesOff = Math.round(Math.abs(sync.aheadMs) / MINUTE_MS)
  return (
    <>
      <Restores sync={sync} />
      {files.fullSince !== null && <NoRoom since={files.fullSince} />}
      {line.isStuck && line.waiting.oldestAt !== null && (
        <Notice kind="care" icon="clock" title={text.stuck(moment(line.waiting.oldestAt))} live />
      )}
      {minutesOff >= WORTH_TELLING && <Notice kind="care" icon="clock" title={text.clockOff(minutesOff)} />}
      {!sync.isEqual && <Notice kind="care" title={text.differs} />}
    </>
  )
}

/** What a restore of either side has left behind. */
function Restores({ sync: { seal, behind, lost } }: { sync: SyncView }): ReactNode {
  const { sync: text } = useWords()
  const { found } = text
  return (
    <>
      {seal && (
        <Found what="seal" kind="stop" title={found.seal}>
          <p>{found.sealWhy(seal.seq, formatDate(seal.day))}</p>
          <p>{found.sealDo}</p>
          <p className="small">{found.sealHashes(seal.ours.slice(0, SHOWN), seal.theirs.slice(0, SHOWN))}</p>
        </Found>
      )}
      {behind && (
        <Found
          what="behind"
          kind={behind.isDone ? 'good' : 'care'}
          title={found.behind(behind.rows, moment(behind.atMs))}
        >
          <p>{behind.isDone ? found.done : found.going}</p>
        </Found>
      )}
      {lost && (
        <Found what="lost" kind="stop" title={text.lost(lost.rows, moment(lost.atMs))}>
          {lost.codes !== undefined && lost.codes > 0 && <p>{found.codes(lost.codes)}</p>}
        </Found>
      )}
    </>
  )
}

/** Files wait for room at the province; who was told that there is some again need not wait for the next try. */
function NoRoom({ since }: { since: number }): ReactNode {
  const words = useWords()
  const { found, retry } = words.sync
  const { isPending, problem, press } = useManagerPress()
  return (
    <Notice kind="care" title={found.full(moment(since))} live>
      <p>{found.fullDo}</p>
      {problem && <p>{problem}</p>}
      <div className="sync-bar">
        <Button
          icon="refresh"
          isPending={isPending}
          onPress={() => void press((api) => api.press('retrySync', { body: {} }))}
        >
          {retry}
        </Button>
      </div>
    </Notice>
  )
}

type FoundProps = { what: LineNote; kind: NoticeKind; title: string; children?: ReactNode }

/** Stays until somebody who leads says that it was seen. */
function Found({ what, kind, title, children }: FoundProps): ReactNode {
  const words = useWords()
  const { isPending, problem, press } = useManagerPress()
  return (
    <div data-found={what}>
      <Notice kind={kind} title={title} live>
        {children}
        {problem && <p>{problem}</p>}
        <div className="sync-bar">
          <Button
            icon="check"
            isPending={isPending}
            onPress={() => void press((api) => api.press('endLineNote', { body: { what } }))}
          >
            {words.sync.found.seen}
          </Button>
        </div>
      </Notice>
    </div>
  )
}

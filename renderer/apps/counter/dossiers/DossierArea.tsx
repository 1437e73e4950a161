import type { ReactNode } from 'react'
import type { QueueView } from '../../../../shared/api/views.ts'
import { parseCitizenCard } from '../../../../shared/domain/scan/citizen-card.ts'
import { stopwatch } from '../../../../shared/i18n/format.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'
import { NewsLine } from '../NewsLine.tsx'
import type { DeskCommands } from '../use-desk.ts'
import { ReceivePane } from './receive/ReceivePane.tsx'
import { SentPanel } from './receive/SentPanel.tsx'
import type { WhichParty } from './receive/use-reception.ts'
import { DOSSIERS_KEY } from './use-dossiers.ts'
import type { Dossiers } from './use-dossiers.ts'
import { useScan } from './use-scan.ts'
import type { ReadScan } from './use-scan.ts'
import './dossiers.css'

export type DossierAreaProps = {
  dossiers: Dossiers
  view: QueueView
  desk: Pick<DeskCommands, 'news' | 'pending'>
  isLost: boolean
  now: number
  /** Keys belong to this area: no question of the queue is open. */
  isActive: boolean
  /** What the desk has to say to the officer wherever he is: a lost line, a call for help. */
  children: ReactNode
}

/** The dossiers of the desk in place of the queue; the keys of the queue go on, and its number stays in sight. */
export function DossierArea(props: DossierAreaProps): ReactNode {
  const { dossiers, view, isLost, now, isActive, children } = props
  const { reception } = dossiers
  const scanned = useScanned(dossiers)
  useScan(scanned)
  const common = { isLost, now, isActive: isActive && !dossiers.isAsking }
  return (
    <main className="dossiers">
      <AreaHead {...props} />
      {children}
      {reception.sent ? (
        <SentPanel
          sent={reception.sent}
          isActive={common.isActive}
          onNext={() => reception.begin()}
          onSamePerson={() => reception.begin(true)}
        />
      ) : (
        <ReceivePane {...common} reception={reception} current={view.current} isActive={isActive} />
      )}
    </main>
  )
}

function AreaHead({ dossiers, view, desk, isLost, now }: Omit<DossierAreaProps, 'children'>): ReactNode {
  const { dossiers: words } = useWords()
  const { current } = view
  return (
    <div className="dossiers-head">
      <Button icon="back" hotkey={DOSSIERS_KEY} onPress={dossiers.toggle}>
        {words.toQueue}
      </Button>
      <p className="dossiers-ticket" data-number={current?.number ?? ''}>
        {current ? (
          <>
            <span className="number">{current.number}</span>
            <span className="number dossiers-watch">{stopwatch(now - (current.calledAt ?? now))}</span>
          </>
        ) : (
          words.noTicket
        )}
        <span className="small">{words.waiting(view.waitingCount)}</span>
      </p>
      <NewsLine news={isLost && desk.news?.kind === 'good' ? null : desk.news} pending={desk.pending} />
    </div>
  )
}

/** A card fills the party where the focus is, the filer elsewhere. */
function useScanned({ reception, say }: Dossiers): ReadScan {
  const { dossiers: words } = useWords()
  return (text, at) => {
    const card = parseCitizenCard(text.trim())
    if (!card || reception.sent !== null || reception.send.isUnsure) return null
    const which = at?.closest<HTMLElement>('[data-party]')?.dataset['party']
    return () => {
      reception.fill(card, (which as WhichParty | undefined) ?? 'filer')
      if (card.isCertain) say({ kind: 'good', text: words.scanned(card.name ?? card.number.slice(-3)) })
      else say({ kind: 'care', text: words.scannedUnsure })
    }
  }
}

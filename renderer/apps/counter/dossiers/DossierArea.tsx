import type { ReactNode } from 'react'
import type { QueueView } from '../../../../shared/api/views.ts'
import { stopwatch } from '../../../../shared/i18n/format.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'
import { NewsLine } from '../NewsLine.tsx'
import type { DeskCommands } from '../use-desk.ts'
import { FeeDesk } from './fees/FeeDesk.tsx'
import { HousePane } from './house/HousePane.tsx'
import { DossierPane } from './lists/DossierPane.tsx'
import { ListsPane } from './lists/ListsPane.tsx'
import { ReceivePane } from './receive/ReceivePane.tsx'
import { SentPanel } from './receive/SentPanel.tsx'
import { RunsPane } from './runs/RunsPane.tsx'
import { DigitisePane } from './scans/DigitisePane.tsx'
import { MODE_KEYS, toReceive } from './mode-keys.ts'
import { DOSSIERS_KEY } from './use-dossiers.ts'
import type { Dossiers } from './use-dossiers.ts'
import { useScan } from './use-scan.ts'
import { useScanned } from './use-scanned.ts'
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
  useScan(useScanned(dossiers))
  const isFree = isActive && !dossiers.isAsking
  return (
    <main className="dossiers">
      <AreaHead {...props} />
      {children}
      {dossiers.digitisedId !== null ? (
        <DigitisePane
          {...{ isLost, dossierId: dossiers.digitisedId }}
          isActive={isFree}
          onAsking={dossiers.setAsking}
          onBack={() => dossiers.digitise(null)}
        />
      ) : dossiers.mode === 'receive' ? (
        <Receiving {...props} isFree={isFree} />
      ) : dossiers.mode === 'runs' ? (
        <RunsPane isLost={isLost} onAsking={dossiers.setAsking} />
      ) : dossiers.mode === 'fees' ? (
        <FeeDesk
          {...{ now, isLost }}
          onAsking={dossiers.setAsking}
          onDone={(text) => dossiers.say({ kind: 'good', text })}
        />
      ) : dossiers.mode === 'house' ? (
        <HousePane {...{ now, isLost }} isActive={isFree} onAsking={dossiers.setAsking} />
      ) : dossiers.dossierId === null ? (
        <ListsPane
          {...{ now, list: dossiers.list, typed: dossiers.searched }}
          isActive={isFree}
          onTyped={dossiers.search}
          onList={dossiers.showList}
          onOpen={dossiers.look}
          onAsking={dossiers.setAsking}
        />
      ) : (
        <DossierPane
          {...{ now, isLost, dossierId: dossiers.dossierId }}
          ticketId={view.current?.id ?? null}
          isActive={isFree}
          onAsking={dossiers.setAsking}
          onBack={() => dossiers.look(null)}
          onDigitise={dossiers.digitise}
          onDone={(text) => dossiers.say({ kind: 'good', text })}
        />
      )}
    </main>
  )
}

function Receiving({
  dossiers,
  view,
  isLost,
  now,
  isActive,
  isFree,
}: DossierAreaProps & { isFree: boolean }): ReactNode {
  const { reception } = dossiers
  if (!reception.sent) return <ReceivePane {...{ reception, isLost, now, isActive }} current={view.current} />
  return (
    <SentPanel
      sent={reception.sent}
      isActive={isFree}
      {...{ isLost }}
      ticketId={view.current?.id ?? null}
      onAsking={dossiers.setAsking}
      onNext={() => reception.begin()}
      onSamePerson={() => reception.begin(true)}
      onOpen={dossiers.look}
      onDigitise={dossiers.digitise}
    />
  )
}

function AreaHead({ dossiers, view, desk, isLost, now }: Omit<DossierAreaProps, 'children'>): ReactNode {
  const { dossiers: words, fees, house } = useWords()
  const { current } = view
  return (
    <div className="dossiers-head">
      <div className="dossiers-tabs">
        <Button icon="back" hotkey={DOSSIERS_KEY} onPress={dossiers.toggle}>
          {words.toQueue}
        </Button>
        <Button
          icon="paper"
          hotkey={MODE_KEYS.receive}
          aria-pressed={dossiers.mode === 'receive'}
          onPress={() => toReceive(dossiers)}
        >
          {words.receive}
        </Button>
        <Button
          icon="list"
          hotkey={MODE_KEYS.lists}
          aria-pressed={dossiers.mode === 'lists'}
          onPress={() => dossiers.show('lists')}
        >
          {words.lists}
        </Button>
        <Button
          icon="send"
          hotkey={MODE_KEYS.runs}
          aria-pressed={dossiers.mode === 'runs'}
          onPress={() => dossiers.show('runs')}
        >
          {house.runs}
        </Button>
        <Button
          icon="paper"
          hotkey={MODE_KEYS.house}
          aria-pressed={dossiers.mode === 'house'}
          onPress={() => dossiers.show('house')}
        >
          {house.papers}
        </Button>
        <Button
          icon="card"
          hotkey={MODE_KEYS.fees}
          aria-pressed={dossiers.mode === 'fees'}
          onPress={() => dossiers.show('fees')}
        >
          {fees.desk}
        </Button>
      </div>
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

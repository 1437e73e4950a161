import type { ReactNode } from 'react'
import { AlarmLines } from '../../features/alarms/AlarmLines.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { LostNotice } from './LostNotice.tsx'
import { AgencyLines } from './dossiers/agencies/AgencyLines.tsx'
import { WatchLines } from './dossiers/runs/WatchLines.tsx'
import type { Dossiers } from './dossiers/use-dossiers.ts'
import { SheetLines } from './sheets/SheetLines.tsx'
import type { useAlarmDesk } from './use-alarm-desk.ts'
import type { DeskCommands } from './use-desk.ts'

export type DeskNoticesProps = {
  dossiers: Dossiers
  alarm: ReturnType<typeof useAlarmDesk>
  say: DeskCommands['setNews']
  isLost: boolean
  isTwice: boolean
  /** A question of the desk is open. */
  isAsking: boolean
  now: number
}

/** What the desk has to say to the officer wherever he is. */
export function DeskNotices({ dossiers, alarm, say, isLost, isTwice, isAsking, now }: DeskNoticesProps): ReactNode {
  const words = useWords()
  const isReceiving = dossiers.isOpen && dossiers.mode === 'receive' && dossiers.reception.visit.now.procedure !== null
  return (
    <>
      {isLost && <LostNotice now={now} />}
      {isTwice && <Notice kind="care" title={words.desk.twice} live />}
      <WatchLines isActive={!isAsking} isLost={isLost} onRuns={() => dossiers.show('runs')} say={say} />
      <AgencyLines isLost={isLost} isReceiving={isReceiving} onQuestions={() => dossiers.show('house')} />
      <SheetLines />
      <AlarmLines alarms={alarm.alarms} who={alarm.who} onAnswer={alarm.answer} onEnd={alarm.end} hasKeys />
    </>
  )
}

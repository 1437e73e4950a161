import type { AlarmView } from '../../../shared/api/alarm-views.ts'
import type { EventType } from '../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../client/use-live-view.ts'

const INTERESTED: readonly EventType[] = ['alarm.raised', 'alarm.answered', 'alarm.ended', 'officer.defined']

/** Calls for help that nobody has ended, the oldest first. */
export function useAlarms(): readonly AlarmView[] {
  return useLiveView('listAlarms', {}, { interestedIn: INTERESTED }).view?.alarms ?? []
}

/** Who looks at an alarm: a leader may end any. */
export type Looker = { officerId: string; isLeader: boolean }

export const isMine = (alarm: AlarmView, { officerId }: Looker): boolean => alarm.by.officerId === officerId
export const isComing = (alarm: AlarmView, { officerId }: Looker): boolean =>
  alarm.coming.some((colleague) => colleague.officerId === officerId)
export const mayAnswer = (alarm: AlarmView, who: Looker): boolean => !isMine(alarm, who) && !isComing(alarm, who)
export const mayEnd = (alarm: AlarmView, who: Looker): boolean =>
  isMine(alarm, who) || isComing(alarm, who) || who.isLeader

import { useLiveView } from '../../../client/use-live-view.ts'

/** How many changed procedures this officer has still to read (TQ-6.1b, KT-13.6); 0 until it is known. */
export function useUnread(): number {
  const { view } = useLiveView(
    'listUnreadProcedures',
    {},
    { interestedIn: ['procedure.read', 'catalogue.imported', 'catalogue.importUndone'] },
  )
  return view?.total ?? 0
}

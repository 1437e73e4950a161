import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { usePage } from '../../../client/page.tsx'
import { useLiveView } from '../../../client/use-live-view.ts'
import { NO_PRINTER, SheetsContext } from '../../../features/slips/sheets.ts'
import type { Sheets } from '../../../features/slips/sheets.ts'
import { useWords } from '../../../ui/language.tsx'

/** What changes what the officer is told of his papers. */
const INTERESTED: readonly EventType[] = [
  'print.printed',
  'print.sent',
  'print.failed',
  'print.unknown',
  'print.expired',
  'print.waiting',
  'print.cancelAsked',
  'print.settled',
  'printer.changed',
  'station.configured',
]

/** The office printer of this counter, for everything on the desk that prints a slip. */
export function SheetDesk({ children }: { children: ReactNode }): ReactNode {
  const { api } = usePage()
  const { sheets: words } = useWords()
  const { view, now, refresh } = useLiveView('listSheetPrints', {}, { interestedIn: INTERESTED, everyMinute: true })
  const sheets = useMemo((): Sheets => {
    return {
      printer: view?.printer?.id ?? null,
      jobs: view?.jobs ?? [],
      now,
      async print(wanted) {
        const slips = wanted.map(({ slipId, copy, again }) => ({
          slipId,
          ...(copy === undefined ? {} : { copy }),
          ...(again === undefined ? {} : { again }),
        }))
        const outcome = await api.press('printSheets', { body: { slips } })
        refresh()
        if (outcome.ok) return null
        if (outcome.code === 'NO_PRINTER') return NO_PRINTER
        if (outcome.code === 'PRINT_STATE') return words.onWay
        return outcome.code === 'NO_ANSWER' ? words.noAnswer : outcome.message
      },
    }
  }, [view, now, api, refresh, words])
  return <SheetsContext value={sheets}>{children}</SheetsContext>
}

import type { SheetPrinter } from '../../hardware/sheet-ports.ts'
import { viPaper } from '../../shared/i18n/vi/common.ts'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import { openSheetPrinter } from '../station/open-sheet-printer.ts'
import type { SheetPrinterConfig } from '../station/station-config.ts'
import { testSheet } from '../station/test-sheet.ts'

export type SheetCheck = { readonly verdict: 'kept' | 'broken' | 'skipped'; readonly seen: string }

type SheetCheckOptions = {
  readonly folder: string
  readonly clock: Clock
  readonly timers: Timers
  /** Null: nobody is there to look at a page, and none is printed. */
  readonly sees: ((question: string) => Promise<boolean>) | null
  say(line: string): void
}

/** Asks each office printer of a configuration how it is and, with a person beside it, lets it print a page. */
export async function checkSheets(
  configs: readonly SheetPrinterConfig[],
  options: SheetCheckOptions,
): Promise<SheetCheck[]> {
  const results: SheetCheck[] = []
  for (const config of configs) {
    const { printer, close } = await openSheetPrinter(config, options.folder, options.clock, options.timers)
    try {
      options.say(`\n${config.name} (${printer.line})`)
      for (const check of [isWell, prints]) {
        const result = await check(printer, options)
        results.push(result)
        options.say(`  ${result.seen}`)
      }
    } finally {
      await close()
    }
  }
  return results
}

async function isWell(printer: SheetPrinter): Promise<SheetCheck> {
  const status = await printer.check()
  if (status.kind !== 'ready')
    return { verdict: 'broken', seen: status.kind === 'offline' ? viPaper.now[status.cause] : 'Chưa hỏi được máy in' }
  const sizes = (['A4', 'A5'] as const).filter((size) => printer.sizeFor(size) === size)
  const isOffice = sizes.length > 0
  return {
    verdict: isOffice ? 'kept' : 'broken',
    seen: isOffice ? `Sẵn sàng, có khổ ${sizes.join(' và ')}` : 'Không có khổ A4 hay A5',
  }
}

async function prints(printer: SheetPrinter, { timers, sees }: SheetCheckOptions): Promise<SheetCheck> {
  if (!sees) return { verdict: 'skipped', seen: 'Không in thử: không có người xem giấy' }
  const { signal } = new AbortController()
  const { outcome, cause } = await testSheet(printer, { name: 'mot-cua-kiem-tra', begin: () => true, timers, signal })
  if (outcome === 'failed') {
    const why = Object.entries(viPaper.causes).find(([code]) => code === cause)?.[1] ?? viPaper.causes.error
    return { verdict: 'broken', seen: `In thử không được: ${why}` }
  }
  const isOut = await sees('Trang in thử đã ra, chữ rõ và đúng khổ giấy?')
  const said = { done: 'máy báo đã in', sent: 'máy không báo lại', unknown: 'không rõ đã in' }[outcome]
  return {
    verdict: isOut && outcome !== 'unknown' ? 'kept' : 'broken',
    seen: `In thử: ${said}, ${isOut ? 'giấy đã ra' : 'giấy không ra'}`,
  }
}

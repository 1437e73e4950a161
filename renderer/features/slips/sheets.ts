import { createContext, useContext } from 'react'
import type { SheetJob } from '../../../shared/api/sheet-views.ts'
import type { SlipCopy } from '../../../shared/domain/slips/slip-copy.ts'

export type SheetWanted = {
  readonly slipId: string
  readonly copy?: SlipCopy | 'all' | undefined
  /** The job whose paper is not there. */
  readonly again?: string
}

/** Slips on the office printer of this counter. */
export type Sheets = {
  /** Null: slips are opened as PDF. */
  readonly printer: string | null
  /** What is on its way or was just printed, oldest first. */
  readonly jobs: readonly SheetJob[]
  readonly now: number
  /** Sends them, as one press. @returns what hinders, in words; `no-printer`: they are to be opened as PDF */
  print(wanted: readonly SheetWanted[]): Promise<string | null>
}

export const NO_PRINTER = 'no-printer'

/** Null where no counter is: at the manager's page slips are opened as PDF. */
export const SheetsContext = createContext<Sheets | null>(null)

export const useSheets = (): Sheets | null => useContext(SheetsContext)

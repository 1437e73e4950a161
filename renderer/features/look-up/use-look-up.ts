import { useState } from 'react'
import type { PublicDossier } from '../../../shared/api/dossier-views.ts'
import type { CentreView } from '../../../shared/api/views.ts'
import { usePage } from '../../client/page.tsx'

/** What the last question came to, in words of the page. */
export type LookUpTrouble = 'unknown' | 'wrong' | 'tooMany' | 'lost'

export type LookUp = {
  readonly dossier: PublicDossier | null
  readonly trouble: LookUpTrouble | null
  readonly pending: boolean
  readonly centre: CentreView | null
  /** When it was true, ms. */
  readonly at: number | null
  /** Asks for the state by a code as typed or scanned; with the four digits also for when and where. */
  ask(code: string, factor?: string): void
}

const TROUBLE: Readonly<Record<string, LookUpTrouble>> = {
  DOSSIER_UNKNOWN: 'unknown',
  LOOK_UP_FACTOR: 'wrong',
  TOO_MANY_REQUESTS: 'tooMany',
}

type Found = Pick<LookUp, 'dossier' | 'trouble' | 'pending' | 'centre' | 'at'>
const NOTHING: Found = { dossier: null, trouble: null, pending: false, centre: null, at: null }

/** The public look-up of a dossier. */
export function useLookUp(): LookUp {
  const { api } = usePage()
  const [found, setFound] = useState<Found>(NOTHING)
  async function ask(code: string, factor?: string): Promise<void> {
    setFound((before) => ({ ...before, pending: true }))
    const outcome = await api.call('lookUpDossier', { body: factor === undefined ? { code } : { code, factor } })
    setFound((before) =>
      outcome.ok
        ? { ...outcome.value, at: outcome.value.now, trouble: null, pending: false }
        : { ...before, trouble: TROUBLE[outcome.code] ?? 'lost', pending: false },
    )
  }
  return {
    ...found,
    ask: (code, factor) => void ask(code, factor),
  }
}

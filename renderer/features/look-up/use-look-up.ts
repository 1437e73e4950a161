import { useState } from 'react'
import type { PublicDossier } from '../../../shared/api/dossier-views.ts'
import { usePage } from '../../client/page.tsx'

/** What the last question came to, in words of the page. */
export type LookUpTrouble = 'unknown' | 'wrong' | 'tooMany' | 'lost'

export type LookUp = {
  readonly dossier: PublicDossier | null
  readonly trouble: LookUpTrouble | null
  readonly pending: boolean
  /** Asks for the state by a code as typed or scanned; with the four digits also for when and where. */
  ask(code: string, factor?: string): void
  /** Forgets what was found. */
  clear(): void
}

const TROUBLE: Readonly<Record<string, LookUpTrouble>> = {
  DOSSIER_UNKNOWN: 'unknown',
  LOOK_UP_FACTOR: 'wrong',
  TOO_MANY_REQUESTS: 'tooMany',
}

/** The public look-up of a dossier. */
export function useLookUp(): LookUp {
  const { api } = usePage()
  const [found, setFound] = useState<Pick<LookUp, 'dossier' | 'trouble' | 'pending'>>({
    dossier: null,
    trouble: null,
    pending: false,
  })
  async function ask(code: string, factor?: string): Promise<void> {
    setFound((before) => ({ ...before, pending: true }))
    const outcome = await api.call('lookUpDossier', { body: factor === undefined ? { code } : { code, factor } })
    setFound((before) =>
      outcome.ok
        ? { dossier: outcome.value.dossier, trouble: null, pending: false }
        : { dossier: before.dossier, trouble: TROUBLE[outcome.code] ?? 'lost', pending: false },
    )
  }
  return {
    ...found,
    ask: (code, factor) => void ask(code, factor),
    clear: () => setFound({ dossier: null, trouble: null, pending: false }),
  }
}

import { readCode } from '../../../../shared/domain/dossier/code.ts'
import { readScan } from '../../../../shared/domain/scan/read-scan.ts'
import { usePage } from '../../../client/page.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { WhichParty } from './receive/use-reception.ts'
import type { Dossiers } from './use-dossiers.ts'
import type { ReadScan } from './use-scan.ts'

/** A citizen card fills the party where the focus is, the filer elsewhere; a paper of a dossier opens it (BD-26). */
export function useScanned({ reception, say, look, isAsking }: Dossiers): ReadScan {
  const { dossiers: words } = useWords()
  const { api } = usePage()

  /** The signature behind a code proves it to the public; at the counter the code is enough. */
  async function open(scanned: string): Promise<void> {
    const q = readCode(scanned) ?? scanned.replace(/\.[\w-]+$/, '')
    const outcome = await api.press('searchDossiers', { query: { q, page: 1, size: 1 } })
    if (!outcome.ok) return say({ kind: 'stop', text: outcome.message })
    const [found] = outcome.value.dossiers
    if (found) look(found.id)
    else say({ kind: 'care', text: words.scannedNoDossier(q) })
  }
  return (text, at, inputMethod) => {
    const scan = readScan(text)
    if (scan.kind === 'dossier') return isAsking ? null : () => void open(scan.code)
    if (scan.kind !== 'card' || reception.sent !== null || reception.send.isUnsure) return null
    const { card } = scan
    const which = at?.closest<HTMLElement>('[data-party]')?.dataset['party']
    return () => {
      reception.fill(card, (which as WhichParty | undefined) ?? 'filer')
      if (inputMethod) say({ kind: 'care', text: words.scannedThroughInputMethod })
      else if (card.isCertain) say({ kind: 'good', text: words.scanned(card.name ?? card.number.slice(-3)) })
      else say({ kind: 'care', text: words.scannedUnsure })
    }
  }
}

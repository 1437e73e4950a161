import { useState } from 'react'
import type { DossierListName } from '../../../../shared/api/dossier-views.ts'
import type { QueueView } from '../../../../shared/api/views.ts'
import { useUnsavedThings } from '../../../features/unsaved/use-unsaved.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { News } from '../use-desk-press.ts'
import { isBegun } from './receive/draft.ts'
import { useReception } from './receive/use-reception.ts'
import type { Reception } from './receive/use-reception.ts'

export const DOSSIERS_KEY = 'Alt+H'

export type DossierMode = 'fees' | 'receive' | 'lists' | 'runs' | 'house'

export type Dossiers = {
  isOpen: boolean
  mode: DossierMode
  reception: Reception
  /** The dossier that is looked at. */
  dossierId: string | null
  /** The dossier whose papers are digitised, over what is looked at. */
  digitisedId: string | null
  list: DossierListName
  /** What is searched for; it stays while one that was found is looked at. */
  searched: string
  search: (typed: string) => void
  /** A question of this area is open: keys belong to it. */
  isAsking: boolean
  toggle: () => void
  show: (mode: DossierMode) => void
  showList: (list: DossierListName) => void
  /** Looks for a dossier by its code. */
  find: (code: string) => void
  look: (dossierId: string | null) => void
  digitise: (dossierId: string | null) => void
  setAsking: (isAsking: boolean) => void
  say: (news: News) => void
}

/** Where the officer is in the dossiers of this desk. It stands above the desk's screens: leaving one loses nothing. */
export function useDossiers(current: QueueView['current'], say: (news: News | null) => void): Dossiers {
  const [isOpen, setOpen] = useState(false)
  const [mode, setMode] = useState<DossierMode>('receive')
  const [dossierId, setDossierId] = useState<string | null>(null)
  const [digitisedId, setDigitisedId] = useState<string | null>(null)
  const [list, setList] = useState<DossierListName>('to-forward')
  const [searched, search] = useState('')
  const [isAsked, setAsking] = useState(false)
  const reception = useReception(current, () => say(null))
  const { dossiers: words } = useWords()
  useUnsavedThings(() => (isBegun(reception.visit) ? [{ name: words.kept }] : []))
  return {
    ...{ isOpen, mode, reception, dossierId, digitisedId, list, searched, search, setAsking, say },
    isAsking: isOpen && (isAsked || reception.question !== null),
    toggle: () => setOpen(!isOpen),
    digitise: setDigitisedId,
    show(next) {
      setOpen(true)
      search('')
      setDigitisedId(null)
      setMode(next)
      setDossierId(null)
    },
    showList(next) {
      setOpen(true)
      search('')
      setDigitisedId(null)
      setMode('lists')
      setDossierId(null)
      setList(next)
    },
    find(code) {
      setOpen(true)
      search(code)
      setDigitisedId(null)
      setMode('lists')
      setDossierId(null)
    },
    look(id) {
      setOpen(true)
      setDigitisedId(null)
      setMode('lists')
      setDossierId(id)
    },
  }
}

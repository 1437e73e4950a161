import { useEffect, useEffectEvent } from 'react'
import type { ReactNode } from 'react'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import { useLookUp } from '../../../features/look-up/use-look-up.ts'
import { CodeScreen } from './CodeScreen.tsx'
import { DossierScreen } from './DossierScreen.tsx'
import './look-up.css'

export type LookUpFlowProps = {
  view: AnswerOf<'listServices'>
  now: number
  /** What was scanned; null: to be typed. */
  code: string | null
  pending: string | null
  onTake: (serviceId: string) => void
  onHome: () => void
}

/** State of a dossier at the kiosk (TT-8.2a, BD-18.3c): scanned or typed, with a second factor for when and where. */
export function LookUpFlow({ view, now, code, pending, onTake, onHome }: LookUpFlowProps): ReactNode {
  const lookUp = useLookUp()
  const ask = useEffectEvent(lookUp.ask)
  useEffect(() => {
    if (code !== null) ask(code)
  }, [code])
  const frame = { centre: view.centre, now }
  const { dossier } = lookUp
  if (dossier === null) return <CodeScreen {...frame} lookUp={lookUp} onBack={onHome} />
  const service = view.services.find(({ id }) => id === dossier.more?.resultServiceId) ?? null
  return (
    <DossierScreen
      {...frame}
      lookUp={lookUp}
      dossier={dossier}
      service={dossier.more?.isHere ? service : null}
      pending={pending !== null}
      onTake={onTake}
      onBack={onHome}
    />
  )
}

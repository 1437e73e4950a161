import { useState } from 'react'
import type { ReactNode } from 'react'
import type { PublicDossier } from '../../../../shared/api/dossier-views.ts'
import type { CentreView, ServiceView } from '../../../../shared/api/views.ts'
import { DossierFacts } from '../../../features/look-up/DossierFacts.tsx'
import type { LookUp } from '../../../features/look-up/use-look-up.ts'
import { Button } from '../../../ui/Button.tsx'
import { Keypad } from '../../../ui/Keypad.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { FindFrame } from '../find/FindFrame.tsx'
import { Slots } from './CodeScreen.tsx'

const FACTOR = 4

export type DossierScreenProps = {
  centre: CentreView
  now: number
  lookUp: LookUp
  dossier: PublicDossier
  /** The desk that hands the result out, when it is there. */
  service: ServiceView | null
  pending: boolean
  onTake: (serviceId: string) => void
  onBack: () => void
}

/** The state at once; when and where for who knows the end of a number that was given, or holds the receipt. */
export function DossierScreen(props: DossierScreenProps): ReactNode {
  const { centre, now, lookUp, dossier, service, pending, onTake, onBack } = props
  const words = useWords().lookUp
  const [digits, setDigits] = useState('')
  const isProved = dossier.more !== null
  const show = (
    <Button
      variant="action"
      icon="search"
      isDisabled={digits.length < FACTOR}
      isPending={lookUp.pending}
      onPress={() => lookUp.ask(dossier.code, digits)}
    >
      {words.show}
    </Button>
  )
  const collect = service && (
    <Button
      variant="action"
      icon="hand"
      isDisabled={!service.open}
      isPending={pending}
      onPress={() => onTake(service.id)}
    >
      {service.open ? words.takeNumber : words.closed}
    </Button>
  )
  return (
    <FindFrame
      centre={centre}
      now={now}
      layout="split"
      onBack={onBack}
      top={
        <>
          <div role="status" className="look-up-state">
            <p className="kiosk-lead">{words.codeIs(dossier.code)}</p>
            {dossier.asked !== undefined && <p>{words.instead(dossier.asked)}</p>}
            <h1 className="kiosk-title">{words.states[dossier.state]}</h1>
            <p>{words.hints[dossier.state]}</p>
          </div>
          {!isProved && (
            <div className="look-up-prove">
              <h2>{words.proveTitle}</h2>
              <p>{words.prove}</p>
            </div>
          )}
          {!isProved && lookUp.trouble && (
            <Notice kind="care" title={lookUp.trouble === 'wrong' ? words.wrong : words[lookUp.trouble]} live />
          )}
        </>
      }
      action={isProved ? collect : show}
    >
      {dossier.more ? (
        <DossierFacts more={dossier.more} />
      ) : (
        <>
          <output className="look-up-typed number" aria-label={words.prove}>
            <Slots digits={digits} places={FACTOR} />
          </output>
          <Keypad label={words.prove} value={digits} onChange={setDigits} maxLength={FACTOR} />
        </>
      )}
    </FindFrame>
  )
}

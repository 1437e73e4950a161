import { useEffect, useEffectEvent, useState } from 'react'
import type { ReactNode } from 'react'
import { DossierFacts } from '../../features/look-up/DossierFacts.tsx'
import { useLookUp } from '../../features/look-up/use-look-up.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { NameStrip } from '../../ui/NameStrip.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import { PhoneFoot } from './PhoneFoot.tsx'
import './phone.css'

const FACTOR = /^\d{4}$/

/** State of a dossier, behind the QR code of its receipt (BD-18.5): what the kiosk tells, in the hand. */
export function DossierApp({ code }: { code: string }): ReactNode {
  const words = useWords().lookUp
  const lookUp = useLookUp()
  const [digits, setDigits] = useState('')
  const ask = useEffectEvent(lookUp.ask)
  useEffect(() => ask(code), [code])
  useEffect(() => {
    document.title = words.title
  }, [words])
  const { dossier, trouble, centre } = lookUp
  return (
    <div className="phone">
      <NameStrip centre={centre} now={null} />
      <main className="phone-main">
        {dossier === null && trouble === null && <p role="status">{words.looking}</p>}
        {trouble && (
          <Notice kind="care" title={trouble === 'wrong' ? words.wrong : words[trouble]} live>
            {trouble === 'unknown' && <p>{words.unknownHint}</p>}
          </Notice>
        )}
        {dossier && (
          <div role="status">
            <p>{words.codeIs(dossier.code)}</p>
            {dossier.asked !== undefined && <p>{words.instead(dossier.asked)}</p>}
            <h1>{words.states[dossier.state]}</h1>
            <p>{words.hints[dossier.state]}</p>
          </div>
        )}
        {dossier?.more && <DossierFacts more={dossier.more} />}
        {dossier && dossier.more === null && (
          <form
            className="phone-prove"
            onSubmit={(event) => {
              event.preventDefault()
              lookUp.ask(dossier.code, digits)
            }}
          >
            <h2>{words.proveTitle}</h2>
            <Field label={words.prove} value={digits} onChange={setDigits} inputMode="numeric" maxLength={4} />
            <Button variant="action" type="submit" isDisabled={!FACTOR.test(digits)} isPending={lookUp.pending}>
              {words.show}
            </Button>
          </form>
        )}
      </main>
      <PhoneFoot updatedAt={lookUp.at} />
    </div>
  )
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import type { TrustView } from '../../../shared/api/trust-view.ts'
import { Fingerprint } from '../../features/trust/Fingerprint.tsx'
import { Button } from '../../ui/Button.tsx'
import { FullMessage } from '../../ui/FullMessage.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { LanguageButtons } from '../../ui/LanguageButtons.tsx'
import { NameStrip } from '../../ui/NameStrip.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { useWords } from '../../ui/language.tsx'
import { useTrust } from './use-trust.ts'
import type { Verdict as Judged } from './use-trust.ts'
import { wayOf, WAYS } from './ways.ts'
import type { Way } from './ways.ts'
import './trust.css'

/** Tells whoever stands before a device of the house how it comes to trust the centre, and when it does. */
export function TrustApp(): ReactNode {
  const words = useWords()
  const { view, verdict, check } = useTrust()
  if (view === 'none') return <FullMessage icon="unlinked" title={words.trust.noAnswer} />
  if (view === null) return <FullMessage icon="clock" title={words.common.connecting} />
  return (
    <>
      <NameStrip centre={{ name: view.centre, demo: false, officeColour: 'var(--action)' }} now={null}>
        <LanguageButtons />
      </NameStrip>
      <main className="trust">
        <h1>{words.trust.title}</h1>
        <p>{words.trust.intro}</p>
        <p>{words.trust.limits}</p>
        <Verdict verdict={verdict} onAgain={check} />
        {verdict === 'trusted' ? <Doors view={view} /> : <Steps view={view} />}
      </main>
    </>
  )
}

function Verdict({ verdict, onAgain }: { verdict: Judged; onAgain: () => void }): ReactNode {
  const { trust } = useWords()
  if (verdict === 'trusted') return <Notice kind="good" title={trust.already} live />
  if (verdict === 'checking') return <Notice kind="info" title={trust.checking} />
  return (
    <Notice kind="care" title={trust.notYet} live>
      <p>{trust.clock}</p>
      <Button icon="undo" onPress={onAgain}>
        {trust.again}
      </Button>
    </Notice>
  )
}

function Steps({ view }: { view: TrustView }): ReactNode {
  const { trust } = useWords()
  const [way, setWay] = useState<Way>(() => wayOf(navigator.userAgent))
  const [download, compare, install] = trust.steps
  return (
    <ol className="trust-steps">
      <li>
        <h2>{download}</h2>
        <a className="trust-download" href="/mot-cua.crt" download>
          <Icon name="paper" />
          {trust.download}
        </a>
      </li>
      <li>
        <h2>{compare}</h2>
        <p>{trust.compare}</p>
        <Fingerprint label={trust.fingerprint} value={view.fingerprint} />
      </li>
      <li>
        <h2>{install}</h2>
        <Select
          label={trust.which}
          value={way}
          options={WAYS.map((id) => ({ id, text: trust.ways[id].name }))}
          onChange={(id) => setWay(id as Way)}
        />
        <ol className="trust-way">
          {trust.ways[way].steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </li>
    </ol>
  )
}

const PAGES = ['kiosk', 'board', 'rating', 'counter'] as const

function Doors({ view }: { view: TrustView }): ReactNode {
  const { trust, pairing } = useWords()
  const base = view.addresses[0] ?? ''
  return (
    <section>
      <h2>{trust.open}</h2>
      <p>{trust.openHint}</p>
      <ul className="trust-doors">
        {PAGES.map((page) => (
          <li key={page}>
            <a className="trust-download" href={`${base}/${page}/`}>
              <Icon name="forward" />
              {pairing.names[page]}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

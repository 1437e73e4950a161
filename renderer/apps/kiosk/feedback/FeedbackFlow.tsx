import { useState } from 'react'
import type { ReactNode } from 'react'
import type { FeedbackKind } from '../../../../shared/api/feedback-views.ts'
import type { CentreView } from '../../../../shared/api/views.ts'
import { usePage } from '../../../client/page.tsx'
import { ComplaintScreen } from './ComplaintScreen.tsx'
import { ContactScreen } from './ContactScreen.tsx'
import { KindScreen } from './KindScreen.tsx'
import { ReceiptScreen } from './ReceiptScreen.tsx'
import { WordsScreen } from './WordsScreen.tsx'
import '../find/find.css'
import './feedback.css'

export type FeedbackFlowProps = { centre: CentreView; now: number; onHome: () => void; onDone: () => void }

type Step = 'kind' | 'complaint' | 'words' | 'contact'

/** Phản ánh, kiến nghị at the kiosk (BD-16, TT-6.2). What is written stays on these screens until it is sent or left. */
export function FeedbackFlow({ centre, now, onHome, onDone }: FeedbackFlowProps): ReactNode {
  const [step, setStep] = useState<Step>('kind')
  const [kind, setKind] = useState<FeedbackKind>('report')
  const [words, setWords] = useState('')
  const [contact, setContact] = useState('')
  const sending = useSending({ kind, words, contact })
  const frame = { centre, now }

  if (sending.receipt !== null) return <ReceiptScreen {...frame} receipt={sending.receipt} onDone={onDone} />
  switch (step) {
    case 'kind':
      return (
        <KindScreen
          {...frame}
          onBack={onHome}
          onComplaint={() => setStep('complaint')}
          onKind={(chosen) => {
            setKind(chosen)
            setStep('words')
          }}
        />
      )
    case 'complaint':
      return <ComplaintScreen {...frame} onBack={() => setStep('kind')} />
    case 'words':
      return (
        <WordsScreen
          {...frame}
          kind={kind}
          words={words}
          onWords={setWords}
          onBack={() => setStep('kind')}
          onNext={() => setStep('contact')}
        />
      )
    case 'contact':
      return (
        <ContactScreen
          {...frame}
          contact={contact}
          state={sending.state}
          onContact={setContact}
          onBack={() => setStep('words')}
          onSend={sending.send}
        />
      )
  }
}

type Said = { kind: FeedbackKind; words: string; contact: string }

/** One key for the same words however often they are sent: given once, whatever was lost on the way. */
function useSending({ kind, words, contact }: Said) {
  const { api, platform } = usePage()
  const [tried, setTried] = useState<{ body: string; key: string } | null>(null)
  const [state, setState] = useState<'rest' | 'pending' | 'failed'>('rest')
  const [receipt, setReceipt] = useState<string | null>(null)

  async function send(): Promise<void> {
    const text = contact.trim()
    const body = { kind, words, ...(text === '' ? {} : { contact: { text, consent: true as const } }) }
    const written = JSON.stringify(body)
    const key = tried?.body === written ? tried.key : platform.newKey()
    setTried({ body: written, key })
    setState('pending')
    const outcome = await api.press('giveFeedback', { body, key })
    setState(outcome.ok ? 'rest' : 'failed')
    if (outcome.ok) setReceipt(outcome.value.receipt)
  }
  return { state, receipt, send: () => void send() }
}

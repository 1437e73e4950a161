import { useState } from 'react'
import type { ReactNode } from 'react'
import type { SignerView } from '../../../../shared/api/agency-views.ts'
import { isOn } from '../../../../shared/domain/agencies/may-sign.ts'
import { businessDate } from '../../../../shared/domain/time/vietnam-time.ts'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { Agencies } from './ContactsPanel.tsx'
import { EndDialog } from './EndDialog.tsx'
import { SignerForm } from './SignerForm.tsx'

type Open = { what: 'form'; signer: SignerView | null } | { what: 'end'; signer: SignerView }

/** Who may sign slips, for whom, from when to when and by which decision (KT-3.3, KT-11.2). */
export function SignersPanel({ agencies }: { agencies: Agencies }): ReactNode {
  const text = useWords().agencies.desk
  const [open, setOpen] = useState<Open | null>(null)
  const { view, now, refresh } = useLiveView('listSigners', {}, { interestedIn: ['signer.kept', 'signer.ended'] })
  const close = (): void => setOpen(null)
  const done = (): void => {
    close()
    refresh()
  }
  return (
    <section className="panel" aria-labelledby="signers-title">
      <div className="agencies-head">
        <div>
          <h2 id="signers-title">{text.signers}</h2>
          <p className="small">{text.signersHint}</p>
        </div>
        <Button icon="person" onPress={() => setOpen({ what: 'form', signer: null })}>
          {text.addSigner}
        </Button>
      </div>
      {view?.signers.length === 0 && <p>{text.signersNone}</p>}
      <ul className="agencies-list">
        {view?.signers.map((signer) => (
          <SignerLine key={signer.id} signer={signer} today={businessDate(now)} onOpen={setOpen} />
        ))}
      </ul>
      {open?.what === 'form' && (
        <SignerForm agencies={agencies} signer={open.signer} now={now} onDone={done} onClose={close} />
      )}
      {open?.what === 'end' && (
        <EndDialog
          title={text.endSigner(open.signer.name ?? '')}
          send={(api) => api.press('endSigner', { params: { signerId: open.signer.id }, body: {} })}
          onDone={done}
          onClose={close}
        />
      )}
    </section>
  )
}

type SignerLineProps = { signer: SignerView; today: string; onOpen: (open: Open) => void }

function SignerLine({ signer, today, onOpen }: SignerLineProps): ReactNode {
  const text = useWords().agencies.desk
  const { from, to } = signer
  const standing = isOn(signer, today) ? '' : from > today ? text.coming : text.over
  const days = text.days(formatDate(from), to === null ? null : formatDate(to))
  return (
    <li data-signer={signer.id}>
      <span className="agencies-who">
        <strong>{signer.name}</strong>
        <span className="small">{[signer.onBehalf, signer.title].filter(Boolean).join(' · ')}</span>
      </span>
      <span className="agencies-about" data-off={standing !== '' || undefined}>
        {signer.agency ?? text.everyAgency}
        <span className="small">{signer.kinds.map((kind) => text.slips[kind]).join(', ')}</span>
        <span className="small">{[signer.decision, days, standing].filter(Boolean).join(' · ')}</span>
      </span>
      <span className="agencies-do">
        <Button variant="quiet" onPress={() => onOpen({ what: 'form', signer })}>
          {text.change}
        </Button>
        <Button variant="quiet" onPress={() => onOpen({ what: 'end', signer })}>
          {text.end}
        </Button>
      </span>
    </li>
  )
}

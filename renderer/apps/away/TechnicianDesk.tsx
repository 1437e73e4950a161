import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { DEEDS } from '../../../shared/shell/shell-api.ts'
import type { Deed, ShellApi, ShellStatus, Technician } from '../../../shared/shell/shell-api.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Keypad } from '../../ui/Keypad.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { useWords } from '../../ui/language.tsx'
import { SelfCheck } from './SelfCheck.tsx'

type Props = { shell: ShellApi; status: ShellStatus }

/** The only way out of a locked machine: what to do, who, PIN. */
export function TechnicianDesk({ shell, status }: Props): ReactNode {
  const { away } = useWords()
  const [checking, setChecking] = useState(false)
  const { people, dumps } = useMachine(shell)
  // Nobody can be chosen while the centre is away: then a spare code is the way.
  const bySpare = status.trouble !== 'page-missing' || people?.length === 0
  if (checking) return <SelfCheck shell={shell} />
  return (
    <main className="away-technician">
      <header>
        <h1>{away.technician.title}</h1>
        <p>{bySpare ? away.technician.spareHint : away.technician.hint}</p>
      </header>
      <DeedForm shell={shell} people={bySpare ? null : (people ?? [])} onCheck={() => setChecking(true)} />
      <footer>
        <p className="small">
          {away.technician.dumps(dumps)} · {away.version} {status.version}
        </p>
        <Button icon="back" onPress={() => void shell.leave()}>
          {away.technician.back}
        </Button>
      </footer>
    </main>
  )
}

function useMachine(shell: ShellApi): { people: readonly Technician[] | null; dumps: number } {
  const [people, setPeople] = useState<readonly Technician[] | null>(null)
  const [dumps, setDumps] = useState(0)
  useEffect(() => {
    void shell.technicians().then(setPeople)
    void shell.crashDumps().then(({ length }) => setDumps(length))
  }, [shell])
  return { people, dumps }
}

type FormProps = {
  shell: ShellApi
  /** Null: by a spare code. */
  people: readonly Technician[] | null
  onCheck: () => void
}

function DeedForm({ shell, people, onCheck }: FormProps): ReactNode {
  const { away } = useWords()
  const words = away.technician
  const [deed, setDeed] = useState<Deed>('reload')
  const [officerId, setOfficerId] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const [said, setSaid] = useState<{ good: boolean; text: string } | null>(null)
  const complete = pin.length >= 4 && (people === null || officerId !== null)

  async function send(): Promise<void> {
    setPin('')
    const answer = await shell.perform({ officerId: people === null ? null : officerId, pin, deed })
    if (!answer.ok) return setSaid({ good: false, text: words.refused[answer.code] ?? words.refusedOtherwise })
    if (deed === 'self-check') return onCheck()
    setSaid({ good: true, text: words.done })
  }

  return (
    <>
      <div className="away-deeds" role="group" aria-label={words.deed}>
        {DEEDS.map((one) => (
          <Button key={one} aria-pressed={one === deed} onPress={() => setDeed(one)}>
            {words.deeds[one]}
          </Button>
        ))}
      </div>
      <div className="away-who">
        <div>
          {people !== null && (
            <Select
              label={words.who}
              options={people.map(({ id, name }) => ({ id, text: name }))}
              value={officerId}
              onChange={setOfficerId}
            />
          )}
          <Field
            label={people === null ? words.spare : words.pin}
            type="password"
            inputMode="none"
            value={pin}
            onChange={setPin}
            maxLength={32}
          />
          {said && <Notice kind={said.good ? 'good' : 'stop'} title={said.text} live />}
          <Button variant="action" icon="forward" isDisabled={!complete} onPress={() => void send()}>
            {words.send}
          </Button>
        </div>
        <Keypad label={words.keys} value={pin} onChange={setPin} maxLength={32} />
      </div>
    </>
  )
}

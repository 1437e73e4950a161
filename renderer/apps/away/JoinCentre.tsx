import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Keypad } from '../../ui/Keypad.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import type { SetUpProps } from './FirstStart.tsx'

const ADDRESS_MAX = 200

/** Which centre: one that told the house of itself, or a typed address. */
export function JoinCentre({ shell, status, onBack }: SetUpProps & { onBack: () => void }): ReactNode {
  const { setUp: words } = useWords()
  const { centres, fixedUrl, pairing } = status.setUp
  const [address, setAddress] = useState('')
  const [station, setStation] = useState(false)
  useEffect(() => void shell.setUp({ do: 'look' }), [shell])
  const join = (to: string): void => void shell.setUp({ do: 'join', address: to, station })
  return (
    <main className="set-up">
      <h1>{words.choose}</h1>
      <div className="set-up-house" role="group" aria-label={words.station}>
        <p>{words.station}</p>
        <Button aria-pressed={!station} onPress={() => setStation(false)}>
          {words.stationNo}
        </Button>
        <Button aria-pressed={station} onPress={() => setStation(true)}>
          {words.stationYes}
        </Button>
      </div>
      {fixedUrl !== null ? (
        <Fixed url={fixedUrl} onJoin={() => join(fixedUrl)} />
      ) : (
        <>
          <section className="set-up-found" aria-label={words.found} aria-live="polite">
            {centres.length === 0 && <p role="status">{words.searching}</p>}
            {centres.map(({ name, url }) => (
              <Button key={url} icon="forward" onPress={() => join(url)}>
                {name} <span className="small">{url}</span>
              </Button>
            ))}
          </section>
          <form
            className="set-up-form"
            onSubmit={(event) => {
              event.preventDefault()
              join(address)
            }}
          >
            <div>
              <p className="small">{words.addressHint}</p>
              <Field label={words.address} value={address} onChange={setAddress} maxLength={ADDRESS_MAX} autoFocus />
              {pairing?.state === 'bad-address' && <Notice kind="stop" title={words.states['bad-address']} live />}
              <div className="set-up-acts">
                <Button icon="back" onPress={onBack}>
                  {words.back}
                </Button>
                <Button type="submit" variant="action" icon="forward" isDisabled={address.trim() === ''}>
                  {words.connect}
                </Button>
              </div>
            </div>
            <Keypad label={words.addressKeys} value={address} onChange={setAddress} maxLength={ADDRESS_MAX} more="." />
          </form>
        </>
      )}
      {fixedUrl !== null && (
        <Button icon="back" onPress={onBack}>
          {words.back}
        </Button>
      )}
    </main>
  )
}

/** The policy of the province has decided. */
function Fixed({ url, onJoin }: { url: string; onJoin: () => void }): ReactNode {
  const { setUp: words } = useWords()
  return (
    <>
      <p>{words.fixed(url)}</p>
      <Button variant="action" icon="forward" onPress={onJoin}>
        {words.connect}
      </Button>
    </>
  )
}

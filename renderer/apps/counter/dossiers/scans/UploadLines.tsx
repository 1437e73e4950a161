import type { ReactNode } from 'react'
import { Button } from '../../../../ui/Button.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { useWords } from '../../../../ui/language.tsx'
import type { Uploads } from './use-uploads.ts'

/** What is on its way, how far it is, and what the centre said no to. */
export function UploadLines({ uploads, isLost }: { uploads: Uploads; isLost: boolean }): ReactNode {
  const { digitise: words } = useWords()
  return uploads.uploads.map(({ id, name, state, share, said }) => {
    const drop = (
      <Button variant="quiet" icon="close" onPress={() => uploads.giveUp(id)}>
        {words.giveUp}
      </Button>
    )
    if (state === 'refused')
      return (
        <Notice key={id} kind="stop" title={said} live>
          <p className="scans-row">
            <span className="small">{name}</span>
            {drop}
          </p>
        </Notice>
      )
    if (state === 'cut')
      return (
        <Notice key={id} kind="care" title={words.cut} live>
          <p className="scans-row">
            <span className="small">{name}</span>
            <Button icon="refresh" isDisabled={isLost} onPress={() => uploads.goOn(id)}>
              {words.goOn}
            </Button>
            {drop}
          </p>
        </Notice>
      )
    return (
      <p key={id} className="scans-row scans-upload" data-upload={state}>
        <span className="small">{`${state === 'checking' ? words.checking : words.sending}: ${name}`}</span>
        <progress max={1} value={share} aria-label={name} />
      </p>
    )
  })
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import { usePicture } from '../../../features/picture/use-picture.ts'
import { usePage } from '../../../client/page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { PictureDialog } from './PictureDialog.tsx'

type OfficerPictureProps = { officer: ConfigurationView['officers'][number] }
type Told = { kind: 'good' | 'stop'; words: string }

/** The picture that tablets show of somebody: as it is, another one, none. */
export function OfficerPicture({ officer }: OfficerPictureProps): ReactNode {
  const { api } = usePage()
  const words = useWords().admin
  const [chosen, setChosen] = useState<ImageBitmap | null>(null)
  const [told, setTold] = useState<Told | null>(null)

  async function choose(file: File): Promise<void> {
    setTold(null)
    try {
      setChosen(await createImageBitmap(file))
    } catch {
      // A file that only calls itself a picture.
      setTold({ kind: 'stop', words: words.picture.unreadable })
    }
  }
  async function drop(): Promise<void> {
    const outcome = await api.press('setOfficerPicture', { params: { officerId: officer.id }, body: { picture: null } })
    setTold(outcome.ok ? { kind: 'good', words: words.picture.dropped } : { kind: 'stop', words: outcome.message })
  }
  return (
    <>
      {told && <Notice kind={told.kind} title={told.words} live />}
      <div className="admin-row">
        {officer.picture !== null && <Now key={officer.picture} hash={officer.picture} name={officer.name} />}
        <FileTrigger
          acceptedFileTypes={['image/png', 'image/jpeg', 'image/webp']}
          onSelect={(files) => files?.[0] && void choose(files[0])}
        >
          <Button icon="person">{words.picture.set}</Button>
        </FileTrigger>
        {officer.picture !== null && (
          <Button variant="quiet" onPress={() => void drop()}>
            {words.picture.drop}
          </Button>
        )}
      </div>
      {chosen && (
        <PictureDialog
          officerId={officer.id}
          name={officer.name}
          picture={chosen}
          onClose={() => setChosen(null)}
          onSaved={() => {
            setChosen(null)
            setTold({ kind: 'good', words: words.picture.saved })
          }}
        />
      )}
    </>
  )
}

function Now({ hash, name }: { hash: string; name: string }): ReactNode {
  const words = useWords().admin.picture
  const address = usePicture(hash)
  return address === null ? null : <img className="picture-now" src={address} alt={words.now(name)} />
}

import { useState } from 'react'
import type { ReactNode } from 'react'
import { compareVersions, RELEASE_TROUBLES } from '../../../../shared/updates/release.ts'
import type { UpdatesView } from '../../../../shared/api/update-views.ts'
import type { BodyOf } from '../../../../shared/api/operations.ts'
import { usePage } from '../../../client/page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

type Props = { view: UpdatesView; isTechnician: boolean }

/** Releases that lie in the centre; a technician brings further ones and begins to roll one out. */
export function ReleasesPanel({ view, isTechnician }: Props): ReactNode {
  const { versions: words } = useWords()
  const [language] = useLanguage()
  const { isPending, problem, press } = useManagerPress()
  const isRolledOut = (version: string): boolean => view.rollOut?.version === version || view.centre.version === version
  const kiosk = view.machines.find(({ role, canInstall }) => role === 'kiosk' && canInstall)?.name ?? null
  return (
    <section className="office-part" aria-labelledby="versions-releases">
      <h2 id="versions-releases">{words.releases}</h2>
      {view.releases.length === 0 && <p>{words.noReleases}</p>}
      <ul className="versions-list">
        {view.releases.map(({ version, madeOn, notes }) => (
          <li key={version} data-release={version}>
            <p>
              <strong className="versions-number">{version}</strong>
              {`, ${words.madeOn(madeOn.split('-').toReversed().join('/'))}`}
            </p>
            <p className="small">{notes[language === 'vi' ? 'vi' : 'en']}</p>
            {isTechnician && !isRolledOut(version) && compareVersions(version, view.centre.version) > 0 && (
              <div className="versions-bar">
                <Button
                  variant="action"
                  icon="play"
                  isPending={isPending}
                  onPress={() => void press((api) => api.press('startRollOut', { body: { version } }))}
                >
                  {words.start(version)}
                </Button>
                <p className="small">{words.startHint(kiosk)}</p>
              </div>
            )}
          </li>
        ))}
      </ul>
      {problem && <Notice kind="care" title={problem} live />}
      {isTechnician && <TakeRelease address={view.address} />}
    </section>
  )
}

/** From the configured address, or from a folder for a house without a line. */
function TakeRelease({ address }: { address: string }): ReactNode {
  const { versions: words } = useWords()
  const { api } = usePage()
  const [folder, setFolder] = useState('')
  const [isPending, setPending] = useState(false)
  const [said, setSaid] = useState<{ kind: 'good' | 'care'; title: string } | null>(null)
  async function take(body: BodyOf<'takeRelease'>): Promise<void> {
    setPending(true)
    setSaid(null)
    const outcome = await api.press('takeRelease', { body })
    setPending(false)
    if (outcome.ok) return setSaid({ kind: 'good', title: words.taken(outcome.value.version) })
    const detail = outcome.code === 'NO_ANSWER' ? undefined : outcome.detail
    const why = RELEASE_TROUBLES.find((one) => one === detail?.['why'])
    setSaid({
      kind: 'care',
      title: why ? words.troubles[why] : outcome.code === 'NO_ANSWER' ? words.stillTaking : outcome.message,
    })
  }
  return (
    <>
      <div className="versions-bar">
        <Button icon="lower" isPending={isPending} isDisabled={address === ''} onPress={() => void take({})}>
          {words.fetch}
        </Button>
        <p className="small">{words.fetchHint(address)}</p>
      </div>
      <div className="versions-bar">
        <Field label={words.folder} value={folder} maxLength={400} onChange={setFolder} />
        <Button
          icon="lower"
          isPending={isPending}
          isDisabled={folder.trim() === ''}
          onPress={() => void take({ folder: folder.trim() })}
        >
          {words.fromFolder}
        </Button>
      </div>
      {said && <Notice {...said} live />}
    </>
  )
}

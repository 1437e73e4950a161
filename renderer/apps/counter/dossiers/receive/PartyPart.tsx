import type { ReactNode } from 'react'
import { Check } from '../../../../ui/Check.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { Segments, segmentsOf } from '../Segments.tsx'
import { PartFrame } from './PartFrame.tsx'
import { PartyFields } from './PartyFields.tsx'
import { ToldChoice } from './ToldChoice.tsx'
import { NOBODY } from './draft.ts'
import type { VisitDraft } from './draft.ts'
import type { Patch } from './use-reception.ts'

/** Who files, how, for whom. */
export function PartyPart({ visit, patch }: { visit: VisitDraft; patch: Patch }): ReactNode {
  const { dossiers: words } = useWords()
  const { owner } = visit.now
  return (
    <PartFrame part="party" hint={words.scanHint}>
      <PartyFields
        which="filer"
        party={visit.filer}
        onChange={(filer) => patch((before) => ({ ...before, filer }))}
        autoFocus
      />
      <div className="dossiers-row">
        <Segments
          label={words.channel}
          value={visit.channel}
          options={segmentsOf(words.channels)}
          onChange={(channel) => patch((before) => ({ ...before, channel }))}
        />
        <Check
          isSelected={owner !== null}
          onChange={(isOther) =>
            patch((before) => ({ ...before, now: { ...before.now, owner: isOther ? NOBODY : null } }))
          }
        >
          {words.hasOwner}
        </Check>
      </div>
      <ToldChoice visit={visit} patch={patch} />
      {visit.channel === 'authorised' && (
        <div className="dossiers-sub">
          <h3>{words.principal}</h3>
          <PartyFields
            which="principal"
            party={visit.principal}
            onChange={(principal) => patch((before) => ({ ...before, principal }))}
          />
        </div>
      )}
      {owner && (
        <div className="dossiers-sub">
          <h3>{words.owner}</h3>
          <PartyFields
            which="owner"
            party={owner}
            onChange={(one) => patch((before) => ({ ...before, now: { ...before.now, owner: one } }))}
          />
        </div>
      )}
    </PartFrame>
  )
}

import type { ReactNode } from 'react'
import { Check } from '../../../../ui/Check.tsx'
import { addressOn } from '../../../../../shared/domain/messages/address.ts'
import type { MessageChannel } from '../../../../../shared/domain/messages/message.ts'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Field } from '../../../../ui/Field.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { isTrackingGood } from './body.ts'
import type { VisitDraft } from './draft.ts'
import type { Patch } from './use-reception.ts'

/** How the filer wants to be told, asked for each visit (law-facts §7); and the number of the parcel that came by post. */
export function ToldChoice({ visit, patch }: { visit: VisitDraft; patch: Patch }): ReactNode {
  const { dossiers: words } = useWords()
  const { view } = useLiveView('listMessageChannels', {}, { interestedIn: ['setting.changed'] })
  const offered = view?.offered ?? []
  return (
    <>
      {visit.channel === 'postal' && (
        <div className="dossiers-row">
          <Field
            label={words.tracking}
            value={visit.tracking}
            onChange={(tracking) => patch((before) => ({ ...before, tracking }))}
            maxLength={30}
            error={isTrackingGood(visit) ? null : words.problems.tracking()}
          />
        </div>
      )}
      {offered.length > 0 && <Channels {...{ visit, patch, offered }} />}
    </>
  )
}

type ChannelsProps = { visit: VisitDraft; patch: Patch; offered: readonly MessageChannel[] }

function Channels({ visit, patch, offered }: ChannelsProps): ReactNode {
  const { messages: words } = useWords()
  const choose = (channel: MessageChannel, isTold: boolean): void =>
    patch((before) => ({
      ...before,
      told: isTold ? [...before.told, channel] : before.told.filter((one) => one !== channel),
    }))
  return (
    <fieldset className="dossiers-told">
      <legend>{words.ask}</legend>
      {offered.map((channel) => {
        const isReachable = addressOn(channel, visit.filer) !== null
        return (
          <Check
            key={channel}
            isDisabled={!isReachable}
            isSelected={isReachable && visit.told.includes(channel)}
            onChange={(isTold) => choose(channel, isTold)}
          >
            {words.channels[channel]}
            {!isReachable && (
              <span className="small">{`(${channel === 'email' ? words.noEmail : words.noAddress})`}</span>
            )}
          </Check>
        )
      })}
      <p className="small dossiers-told-hint">{words.askHint}</p>
    </fieldset>
  )
}

import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { MessagePreview } from '../../../../shared/api/message-views.ts'
import type { MessageChannel } from '../../../../shared/domain/messages/message.ts'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { usePage } from '../../../client/page.tsx'
import { useWords } from '../../../ui/language.tsx'
import { ListBar } from '../ListBar.tsx'

/** The texts in force with an example, and how many short messages each is: that is what is paid for. */
export function TemplateList({ offered }: { offered: readonly MessageChannel[] }): ReactNode {
  const { messages: words } = useWords()
  const { api } = usePage()
  const [channel, setChannel] = useState<MessageChannel>(offered[0] ?? 'sms')
  const [previews, setPreviews] = useState<readonly MessagePreview[]>([])
  useEffect(() => {
    let isGone = false
    void api.call('previewMessages', { body: { channel } }).then((outcome) => {
      if (outcome.ok && !isGone) setPreviews(outcome.value.previews)
    })
    return () => {
      isGone = true
    }
  }, [api, channel])
  return (
    <section className="messages-texts" aria-label={words.desk.templates}>
      <h2>{words.desk.templates}</h2>
      <ListBar
        lists={offered.map((id) => ({ id, text: words.channels[id] }))}
        list={channel}
        page={1}
        pages={1}
        onShow={setChannel}
      />
      <dl>
        {previews.map((one) => (
          <div key={one.fact} className="panel">
            <dt>{words.facts[one.fact]}</dt>
            <dd>{one.text}</dd>
            <dd className="small">{`${sizeOf(one, words.desk)} · ${words.desk.version(versionOf(one))}`}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

type DeskWords = ReturnType<typeof useWords>['messages']['desk']

const sizeOf = ({ length, parts, isPlain }: MessagePreview, words: DeskWords): string =>
  parts === 0 ? words.letters(length) : words.size(length, parts, isPlain)

const versionOf = ({ version }: MessagePreview): string => (version.includes('-') ? formatDate(version) : version)

import type { ReactNode } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { VoiceClipView } from '../../../shared/api/voice-views.ts'
import { dayMonthYear } from '../../../shared/i18n/format.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/language.tsx'

export type ClipListProps = {
  clips: readonly VoiceClipView[]
  chosen: string | null
  choose(id: string): void
}

/** Every word with whose voice says it. */
export function ClipList({ clips, chosen, choose }: ClipListProps): ReactNode {
  const words = useWords()
  return (
    <ListBox
      className="voice-list"
      aria-label={words.voice.list}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys
        if (key !== undefined) choose(String(key))
      }}
    >
      {clips.map((clip) => (
        <ListBoxItem key={clip.id} id={clip.id} className="voice-item" textValue={clipWords(clip, words.voice.chime)}>
          <span className="voice-item-words">{clipWords(clip, words.voice.chime)}</span>
          <span className="voice-item-state" data-own={clip.recordedAt !== null || undefined}>
            <Icon name={clip.recordedAt === null ? 'info' : 'check'} />
            {stateOf(clip, words.voice)}
          </span>
        </ListBoxItem>
      ))}
    </ListBox>
  )
}

export const clipWords = (clip: VoiceClipView, chime: string): string => clip.words || chime

type StateWords = { own: (day: string) => string; placeholder: string; shipped: string }
function stateOf({ recordedAt, placeholder }: VoiceClipView, words: StateWords): string {
  if (recordedAt !== null) return words.own(dayMonthYear(recordedAt))
  return placeholder ? words.placeholder : words.shipped
}

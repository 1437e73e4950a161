import type { ReactNode } from 'react'
import type { MessageLine } from '../../../../shared/api/message-views.ts'
import { clockFace, dayMonthYear } from '../../../../shared/i18n/format.ts'
import { MessageState } from '../../../features/messages/MessageState.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

/** One line for each message; what could not be sent is sent again from here. */
export function MessageTable({ messages }: { messages: readonly MessageLine[] }): ReactNode {
  const words = useWords()
  const text = words.messages
  const { columns } = text.desk
  const { isPending, problem, press } = useManagerPress()
  if (messages.length === 0) return <p role="status">{text.desk.empty}</p>
  return (
    <>
      {problem && <Notice kind="stop" title={problem} live />}
      <table className="messages-table">
        <thead>
          <tr>
            {[columns.at, columns.code, columns.fact, columns.channel, columns.to, columns.state].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {messages.map((message) => (
            <tr key={message.id} data-code={message.code}>
              <td className="messages-number">
                {`${clockFace(message.endedAt ?? message.queuedAt)} ${dayMonthYear(message.endedAt ?? message.queuedAt)}`}
              </td>
              <td className="messages-number">{message.code}</td>
              <td>{text.facts[message.fact]}</td>
              <td>{text.channels[message.channel]}</td>
              <td className="messages-number">{message.to ?? '–'}</td>
              <td>
                <MessageState message={message} words={text} />
                {message.state === 'failed' && (
                  <Button
                    icon="refresh"
                    isPending={isPending}
                    onPress={() =>
                      void press((api) => api.press('resendMessage', { params: { messageId: message.id }, body: {} }))
                    }
                  >
                    {text.resend}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

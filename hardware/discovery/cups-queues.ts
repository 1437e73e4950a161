import type { Timers } from '../../shared/kernel/time.ts'
import { groupsOf, textOf } from '../protocols/ipp/ipp-message.ts'
import { isGood, OPERATION } from '../protocols/ipp/ipp-words.ts'
import { confirms } from '../devices/ipp-facts.ts'
import { createIppClient } from '../transports/ipp-client.ts'

/** A queue that the printing system of this machine has set up. */
export type CupsQueue = {
  /** What a station's configuration takes. */
  readonly uri: string
  /** For people: what it is called, and which printer that is. */
  readonly name: string
  /** Whether its printer says itself that a paper is out. */
  readonly confirms: boolean
}

/** Where CUPS listens on a PC. */
export const CUPS_HERE = 'ipp://127.0.0.1:631/'

/** The queues of a CUPS. Rejects when none answers. */
export async function listCupsQueues(server: string, timers: Timers): Promise<CupsQueue[]> {
  const wanted = ['printer-name', 'printer-info', 'printer-make-and-model', 'device-uri']
  const answer = await createIppClient(server, timers).call(OPERATION.cupsGetPrinters, [
    ['requested-attributes', 'keyword', ...wanted],
  ])
  if (!isGood(answer.code)) return []
  return groupsOf(answer, 'printer').flatMap((facts) => {
    const name = textOf(facts, 'printer-name')
    if (name === null) return []
    const words = [textOf(facts, 'printer-info'), textOf(facts, 'printer-make-and-model')]
    return [
      {
        uri: new URL(`printers/${encodeURIComponent(name)}`, server).href,
        name: [...new Set([name, ...words])].filter(Boolean).join(' · '),
        confirms: confirms(facts),
      },
    ]
  })
}

import { groupsOf, numberOf, textOf } from '../protocols/ipp/ipp-message.ts'
import { isGood, OPERATION } from '../protocols/ipp/ipp-words.ts'
import type { IppClient } from '../transports/ipp-client.ts'

/** The number of a job of ours by its name; null: there is none; undefined: nobody answers. */
export async function findJob(client: IppClient, name: string): Promise<number | null | undefined> {
  for (const which of ['not-completed', 'completed']) {
    const answer = await client
      .call(OPERATION.getJobs, [
        ['which-jobs', 'keyword', which],
        ['my-jobs', 'boolean', true],
        ['requested-attributes', 'keyword', 'job-id', 'job-name'],
      ])
      .catch(() => null)
    if (!answer || !isGood(answer.code)) return undefined
    const job = groupsOf(answer, 'job').find((one) => textOf(one, 'job-name') === name)
    if (job) return numberOf(job, 'job-id')
  }
  return null
}

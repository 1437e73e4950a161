import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'

/** What is wrong with a certificate, seen from a machine that was paired with this authority. */
export type Verdict = 'ours' | 'other-authority' | 'clock-wrong' | 'other-name'

/**
 * Judges what a server shows by the authority of the house alone: whoever else signed it is a stranger.
 * @param leaf certificate of the server, PEM; @param authority that of the house, PEM
 * @param host name or address that was asked for; @param now ms since 1970, of a clock that may be wrong
 */
export function judge(leaf: string, authority: string, host: string, now: number): Verdict {
  const [shown, house] = [new X509Certificate(leaf), new X509Certificate(authority)]
  if (!shown.verify(house.publicKey) || shown.ca) return 'other-authority'
  const isInTime = [shown, house].every((one) => one.validFromDate.getTime() <= now && now < one.validToDate.getTime())
  if (!isInTime) return 'clock-wrong'
  const name = host.replace(/^\[|\]$/g, '')
  return isIP(name) ? (shown.checkIP(name) ? 'ours' : 'other-name') : shown.checkHost(name) ? 'ours' : 'other-name'
}

import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { decodeIpp, encodeIpp } from '../protocols/ipp/ipp-message.ts'
import type { GroupTag, IppAttribute, IppMessage } from '../protocols/ipp/ipp-message.ts'
import type { Timers } from '../../shared/kernel/time.ts'

export type IppClient = {
  /**
   * Asks one question. Rejects when there is no answer, or none of IPP; a refusal of the printer is an answer.
   * @param data the document that follows the attributes
   */
  call(
    operation: number,
    attributes: readonly IppAttribute[],
    more?: readonly (readonly [GroupTag, readonly IppAttribute[]])[],
    data?: Uint8Array,
  ): Promise<IppMessage>
}

const PORT = 631
/** Who asks, where the other side asks back: jobs are found again under this name. */
const USER = 'mot-cua'
/** More than any printer says of itself. */
const LONGEST_ANSWER = 4_000_000
const PATIENCE_MS = 15_000

/**
 * Speaks IPP over HTTP to CUPS or a printer.
 * @param uri `ipp://host[:port]/path`, or `ipps:` where the printer has a certificate that this system trusts
 */
export function createIppClient(uri: string, timers: Timers): IppClient {
  const url = new URL(uri.replace(/^ipp(s?):/, 'http$1:'))
  if (url.port === '') url.port = String(PORT)
  let requestId = 0
  return {
    async call(operation, attributes, more = [], data) {
      requestId += 1
      const common: IppAttribute[] = [
        ['attributes-charset', 'charset', 'utf-8'],
        ['attributes-natural-language', 'language', 'en'],
        ['printer-uri', 'uri', uri],
      ]
      // Which job stands before who asks (RFC 8011 §4.1.5).
      const job = attributes.filter(([name]) => name === 'job-id')
      const rest = attributes.filter(([name]) => name !== 'job-id')
      const asked: IppAttribute[] = [...common, ...job, ['requesting-user-name', 'name', USER], ...rest]
      return decodeIpp(await post(url, encodeIpp(operation, requestId, [['operation', asked], ...more], data), timers))
    },
  }
}

function post(url: URL, body: Buffer, timers: Timers): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const headers = { 'content-type': 'application/ipp', 'content-length': body.length }
    const question = send(url, { method: 'POST', headers, agent: false }, (answer) => {
      const parts: Buffer[] = []
      let length = 0
      answer.on('data', (part: Buffer) => {
        length += part.length
        if (length > LONGEST_ANSWER) question.destroy(new Error('IPP: an answer without end'))
        else parts.push(part)
      })
      answer.on('error', reject)
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve(Buffer.concat(parts))
          : reject(new Error(`IPP: HTTP ${answer.statusCode} from ${url.host}`)),
      )
    })
    const cancel = timers.after(PATIENCE_MS, () => question.destroy(new Error(`IPP: no answer from ${url.host}`)))
    question.on('error', reject)
    question.on('close', cancel)
    question.end(body)
  })
}

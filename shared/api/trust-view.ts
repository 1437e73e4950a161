import { z } from 'zod'

/**
 * What a device of the house needs to trust its centre: `/trust.json`, open to everybody in the house. The
 * certificate itself is at `/mot-cua.crt`.
 */
export const trustView = z.object({
  /** Name of the centre. */
  centre: z.string(),
  /** SHA-256 of the authority's certificate, hex by twos with colons. */
  fingerprint: z.string(),
  /** Where the centre is reached over TLS, e.g. `https://192.168.1.5:8443`; the first is the best. */
  addresses: z.array(z.string()),
  /** Where this page is reached without TLS, e.g. `http://192.168.1.5:8081/trust/`. */
  page: z.string(),
})
export type TrustView = z.infer<typeof trustView>

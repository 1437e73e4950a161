/** What the code of a pairing is made from; each side takes what it has itself, never what it was told. */
export type PairingParts = {
  /** Hash of the token that the machine will have. */
  readonly tokenHash: string
  /** The machine's secret, sealed before it knew the centre's. */
  readonly opening: string
  /** The centre's secret, given after the seal. */
  readonly nonce: string
  /** Fingerprint of the authority that stands behind the line: what the machine saw, what the centre is. */
  readonly authority: string
}

/** Signs that are not taken for one another on a screen across the room. */
const SIGNS = 'ACDEFGHJKLMNPQRTUVWXY34679'
export const CODE_SIGNS = 6

/**
 * The text whose SHA-256 gives the code. Whoever sits between machine and centre must fix his own secrets before he sees
 * theirs and then meets one code in 300 million (a short authentication string, as in RFC 6189, 4.4).
 */
export const pairingText = ({ tokenHash, opening, nonce, authority }: PairingParts): string =>
  ['mot-cua pairing 1', tokenHash, opening, nonce, authority].join('\n')

/**
 * The code that stands on the machine's screen.
 * @param digest SHA-256 of `pairingText`, hex
 */
export function pairingCode(digest: string): string {
  // Two bytes a sign: what 65,536 leaves over 26 signs is no help to anybody.
  const sign = (i: number): string => SIGNS[Number.parseInt(digest.slice(i * 4, i * 4 + 4), 16) % SIGNS.length] ?? ''
  return Array.from({ length: CODE_SIGNS }, (_, i) => sign(i)).join('')
}

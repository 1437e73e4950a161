/** Source of identifiers, injected so that tests are repeatable. */
export type Ids = {
  /** A UUID v7: unique, rising with time. */
  next(): string
  /** 256 random bits as base64url, for tokens. */
  secret(): string
}

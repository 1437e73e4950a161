/** Makes a `switch` exhaustive: reaching it is a programming error. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}

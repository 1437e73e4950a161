import { wrongNode } from './node-version.mjs'

// The TypeScript is imported only after the check: an older Node would fail on it with a syntax error.
const refusal = wrongNode(process.versions)
if (refusal) {
  process.stderr.write(`${refusal}\n`)
  process.exit(1)
}
await import('./headless.ts')

import { trustView } from '../../../shared/api/trust-view.ts'
import type { TrustView } from '../../../shared/api/trust-view.ts'

/** What the centre says of its certificate; null: it is not open to its house. @throws when nothing could be read */
export async function readTrust(): Promise<TrustView | null> {
  return trustView.nullable().parse(await (await fetch('/trust.json')).json())
}

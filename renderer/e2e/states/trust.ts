import type { TestCentreOptions } from '../../../electron/testkit/start-test-centre.ts'
import { SCREENS } from '../browser.ts'
import type { PageState } from './state.ts'

/** A centre that is open to its house, on this machine only. */
export const HOUSE: TestCentreOptions = {
  lan: {
    port: 0,
    trustPort: 0,
    host: '127.0.0.1',
    announceOn: null,
    machine: () => ({ hostName: 'may-chu', addresses: ['127.0.0.1'] }),
  },
}

export const trustStates: readonly PageState[] = [
  {
    name: 'trust-steps',
    what: 'A tablet that does not know its centre yet: the certificate, its fingerprint, how to install it.',
    scrolls: true,
    async arrange({ centre, openAddress, language }) {
      const { lan } = await centre(HOUSE)
      const opened = await openAddress(`${lan?.trustUrl}?lang=${language}`, SCREENS.tablet)
      await opened.page.locator('.notice-care').waitFor()
      return opened
    },
  },
]

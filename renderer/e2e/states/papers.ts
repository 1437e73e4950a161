import { SCREENS, sees } from '../browser.ts'
import type { PageState } from './state.ts'

export const papersStates: readonly PageState[] = [
  {
    name: 'papers-not-here',
    what: 'The page of printed papers outside a demonstration.',
    scrolls: true,
    async arrange({ open, centre }) {
      const opened = await open(await centre(), 'papers', SCREENS.desk)
      await sees(opened.page, /Trang này chỉ có|only/)
      return opened
    },
  },
]

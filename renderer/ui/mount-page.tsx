import '../client/jitless.ts'
import { createRoot } from 'react-dom/client'
import type { ReactNode } from 'react'
import '@fontsource/be-vietnam-pro/400.css'
import '@fontsource/be-vietnam-pro/500.css'
import '@fontsource/be-vietnam-pro/700.css'
import { PageProvider, openPage } from '../client/page.tsx'
import { LanguageProvider, languageOf } from './language.tsx'
import './tokens.css'
import './base.css'

/** Starts a page in `#root`: fonts, tokens, session, API, language. Called once, by each `main.tsx`. */
export function mountPage(content: ReactNode): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('index.html has no #root')
  declareAriaStyle()
  createRoot(root).render(
    <PageProvider page={openPage()}>
      <LanguageProvider first={languageOf(location)}>{content}</LanguageProvider>
    </PageProvider>,
  )
}

/** react-aria would add an inline style, which the policy of the pages forbids; base.css has the same rule. */
function declareAriaStyle(): void {
  const mark = document.createElement('meta')
  mark.id = 'react-aria-pressable-style'
  document.head.append(mark)
}

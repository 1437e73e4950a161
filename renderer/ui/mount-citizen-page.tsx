import type { ReactNode } from 'react'
import { mountPage } from './mount-page.tsx'
import { addedLanguages, fetchLanguages } from '../client/added-languages.ts'

/** Starts a page of citizens: as `mountPage`, and with the languages that the centre added by files. */
export const mountCitizenPage = (content: ReactNode): void => mountPage(content, loadLanguages)

const loadLanguages = () => addedLanguages(fetchLanguages)

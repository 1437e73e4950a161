import { mountCitizenPage } from '../../ui/mount-citizen-page.tsx'
import { RatingApp } from './RatingApp.tsx'
import { keepPage } from './keep-page.ts'

keepPage()
mountCitizenPage(<RatingApp />)

import { mountCitizenPage } from '../../ui/mount-page.tsx'
import { RatingApp } from './RatingApp.tsx'
import { keepPage } from './keep-page.ts'

keepPage()
mountCitizenPage(<RatingApp />)

import { mountCitizenPage } from '../../ui/mount-page.tsx'
import { RatingApp } from './RatingApp.tsx'

mountCitizenPage(<RatingApp />)

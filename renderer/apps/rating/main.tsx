import { mountPage } from '../../ui/mount-page.tsx'
import { RatingApp } from './RatingApp.tsx'

mountPage(<RatingApp />)

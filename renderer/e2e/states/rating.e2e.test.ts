import { ratingStates } from './rating.ts'
import { checkStates } from './state.ts'

checkStates('rating', ratingStates)

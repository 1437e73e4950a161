import { managerFeedbackStates } from './manager-feedback.ts'
import { checkStates } from './state.ts'

checkStates('manager-feedback', managerFeedbackStates)

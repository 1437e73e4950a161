import { enMessages } from '../../shared/i18n/en/messages.ts'
import { viMessages } from '../../shared/i18n/vi/messages.ts'
import { addWords } from '../ui/page-words.ts'

addWords({ messages: viMessages }, { messages: enMessages })

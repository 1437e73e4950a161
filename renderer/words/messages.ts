import { enMessages } from '../../shared/i18n/en/messages.ts'
import { enPost } from '../../shared/i18n/en/post.ts'
import { enViewLog } from '../../shared/i18n/en/view-log.ts'
import { viMessages } from '../../shared/i18n/vi/messages.ts'
import { viPost } from '../../shared/i18n/vi/post.ts'
import { viViewLog } from '../../shared/i18n/vi/view-log.ts'
import { addWords } from '../ui/page-words.ts'

addWords(
  { messages: viMessages, post: viPost, viewLog: viViewLog },
  { messages: enMessages, post: enPost, viewLog: enViewLog },
)

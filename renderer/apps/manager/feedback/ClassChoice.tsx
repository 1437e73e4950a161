import type { ReactNode } from 'react'
import { feedbackAbout } from '../../../../shared/api/feedback-views.ts'
import type { FeedbackView } from '../../../../shared/api/feedback-views.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

/** What it comes to: rules for the chairman (TT-6.3), forbidden conduct (KT-5.1e, KT-5.1g), or something else. */
export function ClassChoice({ feedback }: { feedback: FeedbackView }): ReactNode {
  const words = useWords()
  const text = words.feedback.desk
  const { isPending, problem, press } = useManagerPress()
  return (
    <>
      <Select
        label={text.about}
        options={feedbackAbout.options.map((id) => ({ id, text: text.abouts[id] }))}
        value={feedback.about}
        placeholder={text.unclassed}
        isDisabled={isPending}
        onChange={(id) => {
          const about = feedbackAbout.parse(id)
          void press((api) => api.press('classFeedback', { params: { feedbackId: feedback.id }, body: { about } }))
        }}
      />
      {problem && <Notice kind="care" title={problem} live />}
    </>
  )
}

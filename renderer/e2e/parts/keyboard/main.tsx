import { mountPage } from '../../../ui/mount-page.tsx'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { TouchTextField } from '../../../ui/keyboard/TouchTextField.tsx'
import { TouchKeyboardProvider } from '../../../ui/keyboard/keyboard-context.tsx'

/** The touch fields alone, as a page uses them. */
function Fields(): ReactNode {
  const [name, setName] = useState('')
  const [words, setWords] = useState('')
  const [code, setCode] = useState('')
  const [sent, setSent] = useState<string | null>(null)
  return (
    <main>
      <h1>Phản ánh, kiến nghị</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setSent(name)
        }}
      >
        <TouchTextField label="Thủ tục" value={name} onChange={setName} maxLength={20} enterKey="search" autoFocus />
      </form>
      <TouchTextField label="Nội dung" rows={2} value={words} onChange={setWords} />
      {sent === null ? (
        <TouchTextField label="Mã hồ sơ" keys="signs" value={code} onChange={setCode} />
      ) : (
        <p>Đã tìm: {sent}</p>
      )}
    </main>
  )
}

mountPage(
  <TouchKeyboardProvider>
    <Fields />
  </TouchKeyboardProvider>,
)

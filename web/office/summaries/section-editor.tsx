import { EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useRef } from 'react'
import { t } from '../../words/words.ts'
import { FigureNode, GapNode, OwnMark } from './nodes.tsx'

/** One section as rich text: paragraphs, bold, figures and blanks; nothing else can come in by pasting. */
export const SectionEditor = ({
  heading,
  doc,
  editable,
  change,
}: {
  heading: string | null
  doc: unknown
  editable: boolean
  change: (doc: unknown) => void
}) => {
  const latest = useRef(change)
  latest.current = change
  const shown = useRef(JSON.stringify(doc))
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: false,
        bulletList: false,
        orderedList: false,
        listItem: false,
        blockquote: false,
        codeBlock: false,
        code: false,
        horizontalRule: false,
        strike: false,
        italic: false,
        underline: false,
        link: false,
        hardBreak: false,
      }),
      FigureNode,
      GapNode,
      OwnMark,
    ],
    content: doc as object,
    editable,
    injectCSS: false,
    editorProps: { attributes: { 'aria-label': heading ?? t('正文'), role: 'textbox', 'aria-multiline': 'true' } },
    onUpdate: ({ editor: e }) => {
      shown.current = JSON.stringify(e.getJSON())
      latest.current(e.getJSON())
    },
  })
  useEffect(() => {
    // New numbers from the server, while nobody is typing here.
    const next = JSON.stringify(doc)
    if (editor && next !== shown.current && !editor.isFocused) {
      shown.current = next
      editor.commands.setContent(doc as object, { emitUpdate: false })
    }
  }, [doc, editor])
  return <EditorContent editor={editor} />
}

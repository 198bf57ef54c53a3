import { EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useRef } from 'react'
import { t } from '../../words/words.ts'
import { FigureNode, GapNode } from './nodes.tsx'
import { OwnMark } from './own-mark.ts'
import { pastedHtml } from './pasted-html.ts'
import { TABLE_NODES } from './table-nodes.ts'

/** One section as rich text: paragraphs, bold, figures and blanks; nothing else can come in by pasting. */
export const SectionEditor = ({
  heading,
  doc,
  editable,
  unsaved,
  change,
}: {
  heading: string | null
  doc: unknown
  editable: boolean
  /** Does this section hold words that the server has not got yet? Then nothing from there may cover them. */
  unsaved: () => boolean
  change: (doc: unknown) => void
}) => {
  const latest = useRef({ change, unsaved })
  latest.current = { change, unsaved }
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
      ...TABLE_NODES,
      OwnMark,
    ],
    content: doc as object,
    editable,
    injectCSS: false,
    editorProps: {
      transformPastedHTML: pastedHtml,
      attributes: {
        'aria-label': heading ?? t('正文'),
        role: 'textbox',
        'aria-multiline': 'true',
        ...(editable ? {} : { 'aria-readonly': 'true' }),
      },
    },
    onUpdate: ({ editor: e }) => {
      shown.current = JSON.stringify(e.getJSON())
      latest.current.change(e.getJSON())
    },
  })
  useEffect(() => {
    // New numbers from the server, while nobody is typing here.
    const next = JSON.stringify(doc)
    if (editor && next !== shown.current && !editor.isFocused && !latest.current.unsaved()) {
      shown.current = next
      editor.commands.setContent(doc as object, { emitUpdate: false })
    }
  }, [doc, editor])
  return <EditorContent editor={editor} />
}
